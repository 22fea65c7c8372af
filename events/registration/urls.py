from django.urls import path
from django.views.generic import RedirectView

from events.registration.views import asking, reading, registering

app_name = "registration"
urlpatterns = [
    path("mijn/bijeenkomsten/", reading.list_own, name="list-own"),
    # Where it was; mails that went out lead there.
    path("mijn/aanmeldingen/", RedirectView.as_view(pattern_name="registration:list-own"), name="list-own-before"),
    path("mijn/aanmeldingen/<int:pk>/agenda.ics", reading.own_calendar, name="own-calendar"),
    path("agenda/<slug:slug>/aanmelden/", registering.edit_registration, name="register"),
    path("agenda/<slug:slug>/afmelden/", registering.cancel, name="cancel"),
    path("agenda/<slug:slug>/plaats/", registering.take_place, name="take-place"),
    path("agenda/<slug:slug>/deelnemers/", reading.list_participants, name="list-participants"),
    path("agenda/<slug:slug>/vragen/", asking.list_questions, name="list-questions"),
    path("agenda/<slug:slug>/vragen/<int:pk>/", asking.change_question, name="change-question"),
    path("agenda/<slug:slug>/vragen/<int:pk>/weg/", asking.withdraw_question, name="withdraw-question"),
]
