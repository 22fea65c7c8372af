from django.urls import path

from cop.notifications.views import follows, notifications, stopping

app_name = "notifications"
urlpatterns = [
    path("meldingen/", notifications.list_notifications, name="list-notifications"),
    path("meldingen/gelezen/", notifications.read_all, name="read-all"),
    path("meldingen/<int:pk>/", notifications.open_notification, name="open-notification"),
    path("meldingen/stoppen/<str:token>/", stopping.stop, name="stop"),
    path("mijn/meldingen/", notifications.choose, name="choices"),
    path("mijn/volgen/", follows.list_follows, name="list-follows"),
    path("mijn/volgen/<slug:kind>/<int:pk>/", follows.set_level, name="set-level"),
]
