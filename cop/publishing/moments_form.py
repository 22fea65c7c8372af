"""A day and a time as two fields of a form."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.local_time import TWICE, comes_twice, moment_of

DAY_TOO = _("Give the day as well.")
TIME_TOO = _("Give the time as well.")


class MomentsMixin:
    """For a form with fields for a day and a time, on the clock of the Netherlands."""

    # What the form has that this is mixed into.
    initial: Any
    fields: Any
    errors: Any
    cleaned_data: Any
    add_error: Any

    def show_moment(self, moment: datetime | None, day: str, at: str) -> None:
        """Fills both fields with what is kept, and says so when that time comes twice that night."""
        if moment is None:
            return
        local = timezone.localtime(moment)
        self.initial[day], self.initial[at] = local.date(), local.time()
        if comes_twice(moment):
            self.fields[at].help_text = TWICE

    def moment_in(self, day: str, at: str, *, without_time: str = "", other_day: str = "") -> datetime | None:
        """The moment that was typed; None when there is none, or it is wrong: an error says so beside the field.

        An empty time is `without_time` ("23:59"); an empty day is that of the field `other_day`.
        """
        if {day, at} & self.errors.keys():
            return None
        typed = self.cleaned_data.get(day) or (self.cleaned_data.get(other_day) if self.cleaned_data.get(at) else None)
        clock = self.cleaned_data.get(at) or (time.fromisoformat(without_time) if without_time else None)
        if typed is None or clock is None:
            self._ask_for_other_half(day, at, typed, self.cleaned_data.get(at))
            return None
        try:
            return moment_of(typed, clock)
        except ValidationError as refused:
            self.add_error(at, refused)
            return None

    def _ask_for_other_half(self, day: str, at: str, typed: Any, clock: Any) -> None:
        if typed is None and clock is not None:
            self.add_error(day, DAY_TOO)
        elif typed is not None and clock is None:
            self.add_error(at, TIME_TOO)
