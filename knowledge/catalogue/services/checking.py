"""Checking the links of the catalogue, oldest first, and writing down what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from knowledge.catalogue.checking.probe import Finding, Outcome, Probe
from knowledge.catalogue.models import LinkState, ResourcePage

MOST = 200  # links in one run
EVERY = timedelta(days=7)  # for a link that works
AGAIN = timedelta(hours=20)  # for one that does not, or of which nothing is known
CLAIMED_FOR = timedelta(minutes=5)  # a worker that was killed holds a link no longer


@dataclass
class Checked:
    """How many links were found to work, not to, and of how many nothing was said."""

    works: int = 0
    fails: int = 0
    unsaid: int = 0

    @property
    def number(self) -> int:
        return self.works + self.fails + self.unsaid


def check_links(
    *,
    probe: Probe | None = None,
    most: int = MOST,
    now: Callable[[], datetime] = timezone.now,
    step: Callable[[int], object] = lambda _done: None,
) -> Checked:
    """Checks at most `most` links that are due. Each result is written at once, so a run that is killed goes on where
    it was, and two runs beside each other share the work. `step(done)` is called after each link.
    """
    asking, checked = probe or Probe(), Checked()
    try:
        for key, checked_at in list(due_links(now=now()).values_list("pk", "link_checked_at")[:most]):
            resource = _claim(key, checked_at, now())
            if resource is None:
                continue
            finding = asking.check(resource.link)
            record_finding(resource=resource, finding=finding, now=now())
            setattr(checked, finding.outcome, getattr(checked, finding.outcome) + 1)
            step(checked.number)
    finally:
        asking.close()
    return checked


def due_links(*, now: datetime) -> QuerySet[ResourcePage]:
    """Never checked first, then the longest ago."""
    is_sound = Q(link_state=LinkState.WORKS)
    due = (
        Q(link_checked_at=None)
        | Q(is_sound, link_checked_at__lte=now - EVERY)
        | Q(~is_sound, link_checked_at__lte=now - AGAIN)
    )
    published: Any = ResourcePage.objects.filter(_free(now), due, live=True).exclude(link="")
    links: QuerySet[ResourcePage] = published.order_by(F("link_checked_at").asc(nulls_first=True), "pk")
    return links


def record_finding(*, resource: ResourcePage, finding: Finding, now: datetime) -> None:
    """Once is an accident: a link is broken when it failed on two different days. What an entry links to by now that
    was changed during the check is not known.
    """
    today = timezone.localdate(now)
    columns: dict[str, Any] = {"link_claimed_at": None, "link_checked_at": now, "link_status": finding.status}
    columns["link_note"] = finding.note[:120]
    if finding.outcome is Outcome.WORKS:
        columns |= {"link_state": LinkState.WORKS, "link_failed_on": None}
    elif finding.outcome is Outcome.FAILS:
        since = resource.link_failed_on or today
        columns |= {
            "link_state": LinkState.BROKEN if since < today else LinkState.FAILING,
            "link_failed_on": since,
        }
    ResourcePage.objects.filter(pk=resource.pk, link=resource.link).update(**columns)


def _claim(key: int, checked_at: datetime | None, now: datetime) -> ResourcePage | None:
    """The entry, for this run alone; None when another run has it or checked it meanwhile.

    Asks of one table only, so that a database that waited for another run looks at the row once more.
    """
    as_it_was = Q(link_checked_at=checked_at) if checked_at else Q(link_checked_at__isnull=True)
    if not ResourcePage.objects.filter(_free(now), as_it_was, pk=key).update(link_claimed_at=now):
        return None
    found: ResourcePage | None = ResourcePage.objects.filter(pk=key).first()
    return found


def _free(now: datetime) -> Q:
    return Q(link_claimed_at=None) | Q(link_claimed_at__lt=now - CLAIMED_FOR)
