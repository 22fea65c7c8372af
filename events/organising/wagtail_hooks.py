"""The way from an event in the Wagtail admin to its organiser's table."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from cop.core.permissions import may_curate
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise


@hooks.register("register_page_header_buttons")
def participants_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """In the menu above the form of an event. The form may hold a version under a new address that does not exist yet."""
    if not isinstance(page, EventPage) or page.pk is None or not may_organise(user, page):
        return []
    return [_button(EventPage.objects.values_list("slug", flat=True).get(pk=page.pk), priority=13)]


@hooks.register("register_page_listing_more_buttons")
def participants_of_row(page: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """In lists, for editors alone: whether somebody else organises an event would be asked of each row."""
    if not isinstance(page, EventPage) or not may_curate(user, page):
        return []
    return [_button(page.slug, priority=12)]


def _button(slug: str, *, priority: int) -> Button:
    return Button(_("Participants"), url=reverse("organising:table", args=[slug]), icon_name="group", priority=priority)
