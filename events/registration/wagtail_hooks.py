"""Registrations in the Wagtail admin."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration import admin_views


@hooks.register("register_admin_urls")
def question_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("<int:pk>/vragen/", admin_views.list_questions, name="event-questions"),
        path("<int:pk>/vragen/<int:question>/", admin_views.change_question, name="event-question"),
        path("<int:pk>/vragen/<int:question>/weg/", admin_views.withdraw_question, name="event-question-gone"),
    ]
    return [path("aanmelden/", include((patterns, "registration_admin")))]


@hooks.register("register_page_header_buttons")
def questions_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """In the menu above the form of an event."""
    if not isinstance(page, EventPage) or page.pk is None or not may_organise(user, page):
        return []
    address = reverse("registration_admin:event-questions", args=[page.pk])
    return [Button(_("Questions with the registration"), url=address, icon_name="clipboard-list", priority=14)]
