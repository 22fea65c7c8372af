"""What this room shows on the page of a challenge."""

from typing import Any

from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.challenges.permissions import reader_reviews
from events.challenges.phases import Phase
from events.entries.authors import Author
from events.entries.models import Entry, EntryState


def enter_panel(request: HttpRequest, page: ChallengePage) -> dict[str, Any] | None:
    """The way to take part, for who may; to one's own entry for who has one."""
    if getattr(request, "is_preview", False) or not page.live:
        return None
    is_member = request.user.is_authenticated
    own = _told_of(request, page)["own"] if is_member else None
    is_open = page.phase_at(timezone.now()) == Phase.OPEN
    may_enter = is_open and (not is_member or Author(member=request.user).may_enter(page))
    if own is None and not may_enter:
        return None
    return {"own": own, "asks_account": not is_member and not page.open_to_students}


def judge_panel(request: HttpRequest, page: ChallengePage) -> dict[str, Any] | None:
    if getattr(request, "is_preview", False) or not reader_reviews(request, page):
        return None
    return {"number": _told_of(request, page)["number"]}


def _told_of(request: HttpRequest, page: ChallengePage) -> dict[str, Any]:
    """{"own": key of one's own entry or None, "number": how many came in, for who judges}; one query a request."""
    known: dict[int, dict[str, Any]] = request.__dict__.setdefault("_entries_of_challenge", {})
    if page.pk not in known:
        mine = Q(member=request.user.pk) & ~Q(state=EntryState.WITHDRAWN)
        asked = {"own": Min("pk", filter=mine)}
        entries = Entry.objects.filter(challenge=page)
        if reader_reviews(request, page):
            asked["number"] = Count(
                "pk", filter=Q(pk__in=Entry.objects.handed_in().filter(challenge=page).values("pk"))
            )
        else:
            entries = entries.filter(mine)
        known[page.pk] = {"number": 0, **entries.aggregate(**asked)}
    return known[page.pk]


def winners_panel(request: HttpRequest, page: ChallengePage) -> dict[str, Any] | None:
    """Title, summary and names of those who were selected, were told, and agreed to be shown."""
    # Asked of the database by the page that shows them.
    return {"winners": winners_of(page)}


def winners_of(page: ChallengePage) -> Any:
    """Two queries; no address, text or file is shown."""
    return Entry.objects.winners().filter(challenge=page).prefetch_related("team").order_by("title", "pk")
