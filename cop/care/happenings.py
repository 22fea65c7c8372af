"""What was decided about a page beside its text, and by whom, out of the log that the admin shows as well.

It names people, so it is for who looks after the page: a room says who that is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from cop.members.models import Member

MOST_SHOWN = 100


@dataclass(frozen=True)
class Happening:
    """`what` is a sentence; `by` is "" when that account is gone."""

    at: datetime
    what: str
    by: str


@dataclass(frozen=True)
class Rule:
    """Actions of the log begin with `prefix`; `may_see(request, page)` says who reads of them."""

    prefix: str
    may_see: Callable[[HttpRequest, Any], bool]


_rules: dict[str, Rule] = {}


def register_happenings(model: str, rule: Rule) -> None:
    """`model` is "app_label.ModelName". The sentences are those of Wagtail's `register_log_actions`."""
    _rules[model.lower()] = rule


def happenings_of(request: HttpRequest, page: Any) -> list[Happening]:
    """The newest first, in two queries; none for who may not see them."""
    rule = _rules.get(page._meta.label_lower)
    if rule is None or not rule.may_see(request, page):
        return []
    log = PageLogEntry.objects.filter(page=page.pk, action__startswith=rule.prefix).select_related("user")
    entries: list[Any] = list(log.order_by("-timestamp", "-pk")[:MOST_SHOWN])
    people = Member.objects.in_bulk([entry.data["member"] for entry in entries if "member" in entry.data])
    for entry in entries:
        entry.about = people.get(entry.data.get("member"))
    return [Happening(one.timestamp, str(one.message), one.user.display_name if one.user else "") for one in entries]


def name_of(entry: Any) -> str:
    """Of the member in `data["member"]`: no name is kept in the log itself, so it goes with the account."""
    if not hasattr(entry, "about"):
        entry.about = Member.objects.filter(pk=entry.data.get("member")).first()
    return entry.about.display_name if entry.about else _("a former member")
