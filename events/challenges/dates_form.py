"""The step with the dates: days and times on the clock of the Netherlands."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.moment_words import moment_in_words
from cop.publishing.forms import Answer
from cop.publishing.moments_form import MomentsMixin
from cop.publishing.own_step import OwnStepForm
from events.challenges.dates import IN_ORDER, errors_in_order, errors_in_time
from events.challenges.models import ChallengePage

#: {date: (label of its day, label of its time, the time when only a day is given)}
ASKED: dict[str, tuple[Any, Any, str]] = {
    "opens_at": (_("Opens on"), _("Opens at (time)"), "00:00"),
    "deadline": (_("Deadline"), _("Deadline (time)"), "23:59"),
    "select_by": (_("Selection known by"), _("Selection known by (time)"), "23:59"),
    "runs_until": (_("Runs until"), _("Runs until (time)"), "23:59"),
}


def _fields() -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for name, (day, at, without) in ASKED.items():
        found[f"{name}_day"] = forms.DateField(
            label=day,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Give a day, such as 24-11-2026.")},
        )
        found[f"{name}_time"] = forms.TimeField(
            label=at,
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            help_text=_("Leave this empty for %(time)s.") % {"time": without},
            error_messages={"invalid": _("Give a time, such as 14:00.")},
        )
    return found


class DatesForm(MomentsMixin, OwnStepForm):
    """Each date is kept as it was when its own day or time is wrong, or does not fit with the others."""

    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in _fields().items():
            field.required = False
            field.needed = name.endswith("_day")  # type: ignore[attr-defined]
            self.fields[name] = field
        for name in ASKED:
            self.show_moment(getattr(self.instance, name), f"{name}_day", f"{name}_time")

    @classmethod
    def places(cls) -> dict[str, tuple[str, str | Promise]]:
        return {**super().places(), **{name: (f"id_{name}_day", labels[0]) for name, labels in ASKED.items()}}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.moments = {
            name: self.moment_in(f"{name}_day", f"{name}_time", without_time=without if data.get(f"{name}_day") else "")
            for name, (_day, _time, without) in ASKED.items()
        }
        typed = ChallengePage(**self.moments)
        stored = ChallengePage.objects.filter(pk=self.instance.pk, live=True).first()
        for name, said in {**errors_in_order(typed), **errors_in_time(typed, stored, timezone.now())}.items():
            self.add_error(f"{name}_day", said)
        return data

    def apply_children(self) -> None:
        """All four or none: in another order they would say something that nobody meant."""
        if not self.errors:
            for name, moment in self.moments.items():
                setattr(self.instance, name, moment)

    def answers_of(self, text: Any) -> list[Answer]:
        moments = {name: getattr(text, name) for name in IN_ORDER}
        return [Answer(ASKED[name][0], moment_in_words(at) if at else "") for name, at in moments.items()]
