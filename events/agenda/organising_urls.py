from django.urls import path

from events.agenda.views import organising

app_name = "agenda"
urlpatterns = [
    path("<int:pk>/kopie/", organising.copy_event, name="copy-event"),
    path("<int:pk>/herhalen/", organising.repeat_event, name="repeat-event"),
    path("<int:pk>/afgelasten/", organising.cancel_event, name="cancel-event"),
    path("<int:pk>/gaat-door/", organising.restore_event, name="restore-event"),
    path("<int:pk>/volgende/", organising.change_following, name="change-following"),
]
