"""A challenge in time, at one moment: its phase, the steps with their dates, and how long there is."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop.core.moment_words import moment_in_words
from events.challenges.countdown import left_in_words
from events.challenges.phases import Phase, phase_of

#: The phases that a challenge goes through, each with the date that begins it.
STEPS: tuple[tuple[Phase, str, str | Promise], ...] = (
    (Phase.OPEN, "opens_at", pgettext_lazy("phase", "From")),
    (Phase.SELECTION, "deadline", _("Entries until")),
    (Phase.RUNNING, "select_by", _("Selection known by")),
    (Phase.FINISHED, "runs_until", pgettext_lazy("phase", "Until")),
)


@dataclass(frozen=True)
class TimelineStep:
    """`state` is "done", "now" or "to_come"."""

    phase: Phase
    label: str | Promise
    moment: datetime | None
    state: str

    @property
    def words(self) -> str:
        return moment_in_words(self.moment) if self.moment else ""


class Timeline:
    """Everything about one challenge that the clock changes. It is made anew for each page that shows it."""

    def __init__(self, challenge: Any, now: datetime | None = None) -> None:
        self.challenge = challenge
        self.now = now or timezone.now()

    @cached_property
    def phase(self) -> Phase:
        return phase_of(self.challenge, self.now)

    @property
    def is_open(self) -> bool:
        return self.phase == Phase.OPEN

    @property
    def is_announced(self) -> bool:
        return self.phase == Phase.ANNOUNCED

    @property
    def has_results(self) -> bool:
        return self.phase in {Phase.RUNNING, Phase.FINISHED}

    @property
    def left(self) -> str:
        """Until the deadline, while entries come in; until it opens before that."""
        return left_in_words(self.counts_to, self.now) if self.counts_to else ""

    @property
    def counts_to(self) -> datetime | None:
        if self.is_announced:
            found: datetime | None = self.challenge.opens_at
        else:
            found = self.challenge.deadline if self.is_open else None
        return found

    @property
    def counts_to_words(self) -> str:
        return moment_in_words(self.counts_to) if self.counts_to else ""

    @property
    def steps(self) -> list[TimelineStep]:
        """A withdrawn challenge goes nowhere: nothing of it is now."""
        order = [phase for phase, _field, _label in STEPS]
        here = order.index(self.phase) if self.phase in order else -1
        return [
            TimelineStep(phase, label, getattr(self.challenge, name), self._state(place, here))
            for place, (phase, name, label) in enumerate(STEPS)
        ]

    def _state(self, place: int, here: int) -> str:
        if place < here:
            return "done"
        return "now" if place == here else "to_come"
