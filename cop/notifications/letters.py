"""The mails themselves: what a delivery says, made from its payload at the moment of sending.

Each gives None when there is nothing left to tell: it was read on the site meanwhile, or may not be read any more.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext, override
from wagtail.models import Page

from cop.core import mail
from cop.members.models import Member
from cop.notifications.models import Choice, Delivery, Notification, PageRead
from cop.notifications.own_letters import OwnLetter, letter_named
from cop.notifications.stop_links import OVERVIEWS, StopLink
from cop.notifications.verbs import Frequency, Kind, kind_of


@dataclass(frozen=True)
class Letter:
    """`told` is how often the notification's thing has happened once this is sent; 0 for an overview."""

    message: EmailMultiAlternatives
    told: int = 0


def letter_of(delivery: Delivery) -> Letter | None:
    with override(settings.LANGUAGE_CODE):
        if "letter" in delivery.payload:
            return _own_letter(delivery)
        member = delivery.member
        if member is None or not member.is_admitted:
            return None
        if "notification" in delivery.payload:
            return _letter_at_once(delivery, member)
        return _overview(delivery, member)


def _letter_at_once(delivery: Delivery, member: Member) -> Letter | None:
    mine = Notification.objects.visible_to(member).unread().select_related("page", "actor")
    notification = mine.filter(pk=delivery.payload["notification"]).first()
    if notification is None or notification.mailed_count >= notification.count:
        return None
    told = notification.count
    notification.count -= notification.mailed_count
    kind = kind_of(notification.registered.kind)
    stop = StopLink(member.pk, kind.slug)
    message = mail.compose(
        to=member.email,
        subject=notification.sentence,
        template="notification",
        context={
            "sentence": notification.sentence,
            "excerpt": notification.registered.words(notification),
            "url": _absolute(notification.url),
            **_ways_out(kind, stop),
        },
        headers=_headers(delivery, stop),
    )
    return Letter(message, told)


def _own_letter(delivery: Delivery) -> Letter | None:
    """One that another room writes. Only what somebody may stop says how to."""
    member = delivery.member
    own = _composed(delivery)
    if own is None or (own.kind and member is not None and _wants_none(member, own.kind)):
        return None
    stop = StopLink(member.pk, own.kind) if own.kind and member is not None else None
    message = mail.compose(
        to=member.email if member is not None else delivery.address,
        subject=own.subject,
        template=own.template,
        context={**own.context, **(_ways_out(kind_of(own.kind), stop) if stop else {})},
        headers={**_headers(delivery, stop), **own.headers},
    )
    for name, content, media_type in own.attachments:
        message.attach(name, content, media_type)
    return Letter(message)


def _composed(delivery: Delivery) -> OwnLetter | None:
    """None for a member who is gone or kept out, and for who is not admitted unless the room writes to them as well."""
    registered, member = letter_named(delivery.payload["letter"]), delivery.member
    if member is not None:
        gets_it = member.is_admitted or (registered.also_waiting and member.is_active)
        return registered.compose(member, delivery.payload) if gets_it else None
    if not delivery.address or registered.by_address is None:
        return None
    return registered.by_address(delivery.address, delivery.payload)


def _wants_none(member: Member, kind: str) -> bool:
    return Choice.objects.filter(member=member, kind=kind, frequency=Frequency.NEVER).exists()


def _overview(delivery: Delivery, member: Member) -> Letter | None:
    sections = _still_new(delivery.payload["sections"], member)
    items = [item for section in sections for item in section["items"]]
    if not items:
        return None
    for section in sections:
        section["stop_url"] = StopLink(member.pk, section["kind"]).url
        section["items"] = [{**item, "url": _absolute(item["url"])} for item in section["items"]]
    stop = StopLink(member.pk, OVERVIEWS)
    message = mail.compose(
        to=member.email,
        subject=_subject(items[0]["title"], len(items) - 1),
        template="overview",
        context={
            "sections": sections,
            "url": _absolute(reverse("notifications:list-notifications")),
            "is_daily": delivery.payload["frequency"] == Frequency.DAILY,
            **_ways_out(None, stop),
        },
        headers=_headers(delivery, stop),
    )
    return Letter(message)


def _subject(first: str, others: int) -> str:
    if not others:
        return first
    more = ngettext("and %(number)d other", "and %(number)d others", others) % {"number": others}
    return f"{first}, {more}"


def _still_new(sections: list[dict[str, Any]], member: Member) -> list[dict[str, Any]]:
    """Between the decision and the sending somebody may have read a page, or an editor taken it down."""
    items = [item for section in sections for item in section["items"]]
    pages = {item["page"] for item in items if item["page"]}
    told = {item["notification"] for item in items if item["notification"]}
    gone = pages - set(Page.objects.filter(pk__in=pages, live=True).values_list("pk", flat=True))
    gone |= set(PageRead.objects.filter(member=member, page__in=pages).values_list("page_id", flat=True))
    unread = set(Notification.objects.visible_to(member).unread().filter(pk__in=told).values_list("pk", flat=True))
    kept = [
        {
            **section,
            "items": [
                item
                for item in section["items"]
                if (item["notification"] in unread if item["notification"] else item["page"] not in gone)
            ],
        }
        for section in sections
    ]
    return [section for section in kept if section["items"]]


def _ways_out(kind: Kind | None, stop: StopLink) -> dict[str, Any]:
    """Why one gets this mail, and how to stop it."""
    return {"kind": kind, "stop_url": stop.url, "choices_url": _absolute(reverse("notifications:choices"))}


def _headers(delivery: Delivery, stop: StopLink | None) -> dict[str, str]:
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    headers = {
        # The same however often it is tried: a server or reader that has it already sees that it is no new one.
        "Message-ID": f"<{delivery.pk}.{salted_hmac('notifications.mail', delivery.key).hexdigest()[:20]}@{host}>",
        "List-Id": f"<meldingen.{host}>",
        # RFC 3834, and the same for Exchange: no answer by itself.
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    if stop is not None:
        # RFC 8058: the mail program's own button stops it, without signing in.
        headers |= {"List-Unsubscribe": f"<{stop.url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def _absolute(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else settings.BASE_URL + url
