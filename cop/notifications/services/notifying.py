"""Telling members that something happened."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from cop.members.models import Member
from cop.notifications.models import Choice, Delivery, Follow, Level, Notification
from cop.notifications.subjects import about_any, reference_of
from cop.notifications.tasks import send_soon
from cop.notifications.verbs import Frequency, Verb, kind_of, verb_of


@transaction.atomic(savepoint=False)
def notify(
    *,
    recipients: Iterable[Member | int],
    verb: str,
    subject: models.Model,
    page: Page | None = None,
    actor: Member | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Tells each recipient once, in the caller's transaction, in a constant number of queries.

    Not the actor, not who muted the subject or the page, not who may not read `page` (the subject itself when that
    is a page). An unread row on the same verb and subject counts one more; `data` is then that of the newest.
    Who wants mail at once of this kind gets it after the commit. Raises KeyError for a verb that no room registered.
    """
    page = page or (subject if isinstance(subject, Page) else None)
    told = _who_is_told(recipients, verb, [one for one in (subject, page) if one], page, actor)
    if not told:
        return
    row = _Row(verb, subject, page, actor, data or {})
    opened = row.write(sorted(told))
    at_once = [notification for notification in opened if told[notification.recipient_id] == Frequency.AT_ONCE]
    _queue_mails(at_once)


def _who_is_told(
    recipients: Iterable[Member | int], verb: str, subjects: list[models.Model], page: Page | None, actor: Member | None
) -> dict[int, str]:
    """{member's key: how often they want mail of this kind}."""
    kind = kind_of(verb_of(verb).kind)
    keys = {one if isinstance(one, int) else one.pk for one in recipients} - {actor.pk if actor else None}
    if not keys:
        return {}
    muted = Follow.objects.filter(about_any(subjects), level=Level.MUTE)
    chosen = Choice.objects.filter(member=OuterRef("pk"), kind=kind.slug).values("frequency")
    members = (
        Member.objects.filter(Q(status=Member.Status.ADMITTED) | Q(is_superuser=True), pk__in=keys, is_active=True)
        .exclude(pk__in=muted.values("member"))
        .annotate(frequency=Subquery(chosen))
    )
    may_read = _readers_of(page, verb_of(verb))
    return {member.pk: member.frequency or kind.default for member in members if may_read(member)}


def _readers_of(page: Page | None, verb: Verb) -> Callable[[Member], bool]:
    """Who may open the page now, by its own rule."""
    if page is None:
        return lambda _member: True
    specific = page.specific
    if not (specific.is_open if verb.of_unpublished else specific.live):
        return lambda _member: False
    return specific.may_be_read_by


class _Row:
    """What every recipient's row says."""

    def __init__(
        self, verb: str, subject: models.Model, page: Page | None, actor: Member | None, data: dict[str, Any]
    ) -> None:
        content_type, subject_id = reference_of(subject)
        self.about = {"verb": verb, "content_type_id": content_type, "subject_id": subject_id}
        self.newest = {
            "page_id": page.pk if page is not None else None,
            "actor": actor,
            "actor_name": actor.display_name if actor else "",
            "data": data,
            "last_at": timezone.now(),
        }

    def write(self, recipients: list[int]) -> list[Notification]:
        """The unread rows of these members, after this counted in each."""
        rows = self._opened(recipients)
        if len(rows) < len(recipients):
            # Somebody read theirs between the two statements: for them this is a new one.
            rows = self._opened(recipients)
        counted = {"count": F("count") + 1, **self.newest}
        Notification.objects.filter(pk__in=[row.pk for row in rows]).update(**counted)
        for row in rows:
            row.count += 1
        return rows

    def _opened(self, recipients: list[int]) -> list[Notification]:
        """A row for everybody, locked. The constraint lets one in; who comes second finds it and counts on."""
        new = [Notification(recipient_id=key, count=0, **self.about, **self.newest) for key in recipients]
        Notification.objects.bulk_create(new, ignore_conflicts=True)
        unread: QuerySet[Notification] = Notification.objects.filter(recipient__in=recipients, **self.about).unread()
        # In one order for everybody, so that two writers never wait for each other.
        return list(unread.select_for_update(of=("self",), no_key=True).order_by("pk").defer("data"))


def _queue_mails(notifications: list[Notification]) -> None:
    """One mail each; while it waits, or before it is sent, what happens again to the same subject joins it."""
    wait = datetime.timedelta(seconds=settings.NOTIFICATIONS_WAIT_SECONDS)
    Delivery.objects.bulk_create(
        [
            Delivery(
                key=f"notification:{notification.pk}:{notification.count}",
                member_id=notification.recipient_id,
                payload={"notification": notification.pk},
                due_at=timezone.now() + wait,
            )
            for notification in notifications
        ],
        ignore_conflicts=True,
    )
    if notifications:
        send_soon(after=wait)
