from django.urls import path

from events.agenda.views import calendar, feeds

app_name = "agenda-reading"
urlpatterns = [
    path("maand/<str:month>/", calendar.show_month, name="show-month"),
    # Wagtail's own addresses have no full stop in them.
    path("kalender.ics", feeds.all_events, name="all-events"),
    path("kalender/<str:region>.ics", feeds.events_of_region, name="events-of-region"),
    path("<str:slug>/agenda.ics", feeds.one_event, name="one-event"),
]
