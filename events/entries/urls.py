from django.urls import path

from events.entries.views import access, files, own, reading

app_name = "entries"
urlpatterns = [
    path("mijn/inzendingen/", own.list_own_entries, name="list-own-entries"),
    path("inzending/toegang/", access.ask_code, name="ask-code"),
    path("inzending/code/", access.enter_code, name="enter-code"),
    path("inzending/sluiten/", access.leave, name="leave-entries"),
    path("inzending/<int:pk>/", own.show_entry, name="show-entry"),
    path("inzending/<int:pk>/wijzigen/", own.edit_entry, name="edit-entry"),
    path("inzending/<int:pk>/intrekken/", own.withdraw_entry, name="withdraw-entry"),
    path("inzending/<int:pk>/vraag/<int:question>/", own.answer_question, name="answer-question"),
    path("inzending/<int:pk>/bestand/<int:number>/", files.fetch_file, name="fetch-file"),
    path("beoordelen/<int:pk>/", reading.read_entry, name="read-entry"),
    path("beoordelen/<int:pk>/scores/", reading.score_entry, name="score-entry"),
    path("beoordelen/<int:pk>/opmerking/", reading.comment_on_entry, name="comment-on-entry"),
    path("beoordelen/<int:pk>/vraag/", reading.ask_entrant, name="ask-entrant"),
    path("beoordelen/<int:pk>/besluit/", reading.decide_entry, name="decide-entry"),
    path("beoordelen/<int:pk>/team/<int:member>/", reading.rule_on_team, name="rule-on-team"),
    path("beoordelen/<int:pk>/ongedaan/", reading.undo_entry_decision, name="undo-entry-decision"),
]
