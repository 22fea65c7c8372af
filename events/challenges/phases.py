"""In which phase a challenge is: what its dates and the decisions of its organiser say, at one moment.

Pure: `phase_of` knows no pages. `phase_case` is the same rule for the database; a test holds them together. Nothing
keeps a phase: it is worked out at the moment that somebody asks.
"""

from datetime import datetime
from typing import Any, Protocol

from django.db.models import Case, CharField, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """In the order in which they come. The values stand in addresses."""

    ANNOUNCED = "aangekondigd", _("Announced")
    OPEN = "open", _("Open for entries")
    SELECTION = "selectie", _("Selection")
    RUNNING = "loopt", _("Running")
    FINISHED = "afgerond", _("Finished")
    WITHDRAWN = "ingetrokken", _("Withdrawn")


class Dated(Protocol):
    """What the rule asks: moments, None for what is not known or did not happen."""

    opens_at: datetime | None
    deadline: datetime | None
    runs_until: datetime | None
    selected_at: datetime | None
    finished_at: datetime | None
    withdrawn_at: datetime | None


#: Fields whose moment ends one phase and begins another.
TURNS = ("opens_at", "deadline", "runs_until")


def phase_of(challenge: Dated, now: datetime) -> Phase:
    """A moment belongs to the phase that it begins: at the deadline itself it is too late."""
    if challenge.withdrawn_at is not None:
        return Phase.WITHDRAWN
    if challenge.finished_at is not None or _came(challenge.runs_until, now):
        return Phase.FINISHED
    if not _came(challenge.opens_at, now):
        return Phase.ANNOUNCED
    if not _came(challenge.deadline, now):
        return Phase.OPEN
    return Phase.SELECTION if challenge.selected_at is None else Phase.RUNNING


def phase_case(now: datetime) -> Case:
    """The same for a query."""
    cases: tuple[tuple[Any, Phase], ...] = (
        (Q(withdrawn_at__isnull=False), Phase.WITHDRAWN),
        (Q(finished_at__isnull=False) | Q(runs_until__lte=now), Phase.FINISHED),
        (Q(opens_at__isnull=True) | Q(opens_at__gt=now), Phase.ANNOUNCED),
        (Q(deadline__isnull=True) | Q(deadline__gt=now), Phase.OPEN),
        (Q(selected_at__isnull=True), Phase.SELECTION),
    )
    whens = [When(condition, then=Value(phase.value)) for condition, phase in cases]
    return Case(*whens, default=Value(Phase.RUNNING.value), output_field=CharField())


def _came(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
