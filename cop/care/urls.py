from django.urls import path

from cop.care.views import archive, checks, hand_over

app_name = "care"
urlpatterns = [
    path("herinneringen/", checks.choose_reminders, name="choose-reminders"),
    path("overdragen/", hand_over.hand_over, name="hand-over"),
    path("<int:pk>/overdragen/", hand_over.hand_over, name="hand-over-one"),
    path("<int:pk>/archiveren/", archive.archive_page, name="archive-page"),
    path("<int:pk>/terugzetten/", archive.restore_page, name="restore-page"),
    path("<int:pk>/klopt-nog/", checks.mark_still_right, name="mark-still-right"),
]
