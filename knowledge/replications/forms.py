"""The form in which a member reports, on one page."""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import StepForm, write_as_number
from knowledge.lessons.models import Outcome
from knowledge.replications.models import FIGURES, Replication, Scale
from knowledge.replications.periods import period_name, recent_periods


@dataclass(frozen=True)
class Part:
    """A group of fields under one heading."""

    slug: str
    title: str | Promise
    names: tuple[str, ...]


PARTS = (
    Part("waar", _("Where and when"), ("region", "period_start", "scale")),
    Part("anders", _("What you did otherwise"), ("changed", "changed_nothing")),
    Part("uitkomst", _("What came of it"), ("outcome", "result")),
    Part("cijfers", _("In figures"), FIGURES),
)


class PeriodField(forms.TypedChoiceField):
    """A choice of half years; call `offer` before it is shown or checked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Period"),
            help_text=_("When did you try it? The half year in which most of it was."),
            coerce=datetime.date.fromisoformat,
            empty_value=None,
            required=False,
            **kwargs,
        )

    def offer(self, own: datetime.date | None) -> None:
        """The recent half years, and the older one that a report is about already."""
        recent = recent_periods()
        days = recent if own is None or own in recent else [*recent, own]
        self.choices = [("", _("Choose")), *((day.isoformat(), period_name(day)) for day in days)]


class ReportForm(StepForm):
    period_start = PeriodField()
    scale = forms.ChoiceField(label=_("Scale"), choices=[("", _("Choose")), *Scale.choices])
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("A report that it did not work weighs as much: it saves a colleague the same."),
        error_messages={"invalid_choice": _("Choose one of the three.")},
    )

    class Meta:
        model = Replication
        fields: ClassVar[list[str]] = [
            "region",
            "period_start",
            "scale",
            "changed",
            "changed_nothing",
            "outcome",
            "result",
            *FIGURES,
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period: Any = self.fields["period_start"]
        period.offer(self.instance.period_start)
        self.fields["region"].empty_label = _("Choose")
        for name in FIGURES:
            write_as_number(self.fields[name])

    def parts(self) -> list[tuple[Part, list[forms.BoundField]]]:
        return [(part, [self[name] for name in part.names]) for part in PARTS]

    def add_missing(self, missing: dict[str, str]) -> None:
        """Says beside each field what is still asked before it can be sent."""
        for name, sentence in missing.items():
            self.add_error(name if name in self.fields else None, sentence)
