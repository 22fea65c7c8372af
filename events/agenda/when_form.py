"""The step with when and where."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.moment_words import moment_in_words
from cop.publishing.forms import Answer
from cop.publishing.moments_form import MomentsMixin
from cop.publishing.own_step import OwnStepForm
from events.agenda.models import EventPage
from events.agenda.models.event import END_AFTER_START
from events.agenda.periods import refuse_far_days

MOMENTS = ("day", "start_time", "end_day", "end_time")


def _day(**kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    messages = {"invalid": _("Give a day, such as 24-11-2026.")}
    return forms.DateField(widget=widget, error_messages=messages, validators=[refuse_far_days], **kwargs)


def _time(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, error_messages={"invalid": _("Give a time, such as 14:00.")}, **kwargs)


class WhenForm(MomentsMixin, OwnStepForm):
    """Days and times are on the clock of the Netherlands; start and end are kept together, or neither."""

    day = _day(label=_("Day"))
    start_time = _time(label=_("Starts at"))
    end_time = _time(label=_("Ends at"))
    end_day = _day(label=_("Last day"), help_text=_("Only when it takes more than one day."))

    class Meta:
        model = EventPage
        fields: ClassVar[list[str]] = ["place_name", "address", "online_link", "accessibility"]

    field_order: ClassVar[list[str]] = ["day", "start_time", "end_time", "end_day"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("day", "start_time", "end_time", "place_name"):
            self.fields[name].needed = True  # type: ignore[attr-defined]
        event = self.instance
        self.show_moment(event.ends_at, "end_day", "end_time")
        self.show_moment(event.starts_at, "day", "start_time")
        if self.initial.get("end_day") == self.initial.get("day"):
            self.initial.pop("end_day", None)

    @classmethod
    def places(cls) -> dict[str, tuple[str, str | Promise]]:
        moments = {"starts_at": ("id_day", _("Day and start")), "ends_at": ("id_end_time", _("End"))}
        return {**super().places(), **moments}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.starts_at = self.moment_in("day", "start_time")
        self.ends_at = self.moment_in("end_day", "end_time", other_day="day")
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            self.add_error("end_time", END_AFTER_START)
        return data

    def apply_children(self) -> None:
        if not set(MOMENTS) & self.errors.keys():
            self.instance.starts_at, self.instance.ends_at = self.starts_at, self.ends_at

    def answers_of(self, text: Any) -> list[Answer]:
        moments = ((_("Starts at"), text.starts_at), (_("Ends at"), text.ends_at))
        return [*(Answer(label, _in_words(moment)) for label, moment in moments), *super().answers_of(text)]


def _in_words(moment: datetime | None) -> str:
    return moment_in_words(moment) if moment else ""
