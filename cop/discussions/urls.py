from django.urls import path

from cop.discussions.views import moderate, own, post

app_name = "discussions"
urlpatterns = [
    path("nieuw/", post.start_thread, name="start-thread-about"),
    path("nieuw/<int:channel>/", post.start_thread, name="start-thread"),
    path("<int:thread>/reageren/", post.post_reply, name="post-reply"),
    path("<int:thread>/concept/", post.keep_draft, name="keep-draft"),
    path("<int:thread>/<int:number>/wijzigen/", own.edit_post, name="edit-post"),
    path("<int:thread>/<int:number>/terugtrekken/", own.withdraw_post, name="withdraw-post"),
    path("<int:thread>/<int:number>/versies/", own.list_versions, name="list-versions"),
    path("<int:thread>/<int:number>/bedankt/", own.thank, name="thank"),
    path("<int:thread>/<int:number>/beste-antwoord/", own.mark_best, name="mark-best"),
    path("<int:thread>/<int:number>/verbergen/", moderate.hide, name="hide-post"),
    path("<int:thread>/<int:number>/terugzetten/", moderate.restore, name="restore-post"),
    path("<int:thread>/<int:number>/toelaten/", moderate.admit, name="admit-post"),
    path("<int:thread>/sluiten/", moderate.close, name="close-thread"),
    path("<int:thread>/heropenen/", moderate.reopen, name="reopen-thread"),
    path("<int:thread>/vastzetten/", moderate.pin, name="pin-thread"),
    path("<int:thread>/verplaatsen/", moderate.move, name="move-thread"),
    path("<int:thread>/samenvoegen/", moderate.merge, name="merge-thread"),
]
