"""Whom a new event is told to, and how one follows it."""

import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.signals import page_published

from cop.core.moment_words import span_in_words
from cop.core.page_panels import register_page_panel
from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.notifications import services
from cop.notifications.digests import Item, register_digest_section
from cop.notifications.followables import Target, register_followable
from cop.notifications.models import Notification
from cop.notifications.verbs import Verb, register_verb
from cop.publishing.following import menu_of, targets_of
from cop.publishing.news import is_first_publication, news_items, told_of
from events.agenda.models import EventPage

NEW_EVENT = "new_event"
KEEP_SECONDS = 3600


def register() -> None:
    page_published.connect(tell_of_new_event, sender=EventPage, dispatch_uid="agenda.tell")
    register_verb(Verb(NEW_EVENT, "followed", _new_event, _url, icon="calendar-days"))
    register_digest_section("agenda", "digest", new_events_for)
    register_followable(
        "bijeenkomst",
        model="agenda.EventPage",
        name=gettext_lazy("events"),
        one=gettext_lazy("event"),
        url=lambda event: event.url or "",
        visible=lambda user, event: event.is_open and event.may_be_read_by(user),
    )
    register_page_panel("agenda.EventPage", "notifications/_follow_menu.html", follow_menu, place="actions", order=80)


def tell_of_new_event(instance: EventPage, **kwargs: Any) -> None:
    """Once, when it is published for the first time, to who follows an author, a theme or a region of it.

    Nobody is told of what is over, nor fifty times of one series: its first event was told already.
    """
    if not is_first_publication(instance) or instance.series_id is not None or instance.is_past():
        return
    by_person, by_subject = told_of(instance)
    services.notify(
        recipients=by_person | by_subject,
        verb=NEW_EVENT,
        subject=instance,
        actor=instance.owner,
        data={"excerpt": instance.summary, "span": [str(instance.starts_at or ""), str(instance.ends_at or "")]},
    )


def new_events_for(member: Member, since: datetime.datetime) -> list[Item]:
    """News for this member that was not told already, of what is still to come; of a series its first event alone."""
    earlier = EventPage.objects.filter(series=OuterRef("series"), pk__lt=OuterRef("pk"))
    coming = EventPage.objects.filter(~Exists(earlier), ends_at__gte=timezone.now(), cancelled_at=None)
    return news_items(member, since, pages=coming, told_by=(NEW_EVENT,), key="event")


def follow_menu(request: HttpRequest, event: EventPage) -> dict[str, Any] | None:
    """None for who cannot follow: a visitor, or an organiser who looks at a draft."""
    if not is_admitted(request.user) or getattr(request, "is_preview", False) or not event.live:
        return None
    key = f"follow-event:{event.pk}-{event.live_revision_id}-{getattr(event, 'generation', '')}"
    targets: list[Target] = cache.get_or_set(key, lambda: targets_of(event), KEEP_SECONDS)
    return menu_of(request.user, targets)


def _new_event(notification: Notification) -> str:
    """In the words of who reads it: moments are kept, and not the language of who published."""
    moments = [datetime.datetime.fromisoformat(one) for one in notification.data.get("span", ()) if one]
    when = span_in_words(*moments) if len(moments) == 2 else notification.data.get("when", "")
    said = {"title": notification.page.title, "when": when}
    return _("New in the agenda: “%(title)s”, %(when)s") % said


def _url(notification: Notification) -> str:
    return notification.page.url or "/agenda/"
