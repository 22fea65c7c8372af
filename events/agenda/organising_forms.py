"""What an organiser answers beside the guided form: repeat an event, or cancel it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import write_as_number
from events.agenda.recurrence import MOST, Every, Rule
from events.agenda.services.cancelling import LONGEST_REASON

MOST_SKIPPED = 60  # days left out


class RepeatForm(forms.Form):
    """How often, until when, and which days not."""

    every = forms.ChoiceField(label=_("How often?"), choices=Every.choices, widget=forms.RadioSelect)
    until = forms.DateField(
        label=_("Until and including"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a day, such as 24-11-2026.")},
    )
    count = forms.IntegerField(
        label=_("Or: how many times in all?"),
        required=False,
        min_value=2,
        max_value=MOST,
        help_text=_("This event counts as the first."),
    )
    skipped = forms.CharField(
        label=_("Not on these days"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example holidays. One day a line, such as 25-12-2026."),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, first: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        write_as_number(self.fields["count"], between=(2, MOST))

    def clean_skipped(self) -> frozenset[date]:
        lines = [line.strip() for line in self.cleaned_data["skipped"].splitlines() if line.strip()]
        if len(lines) > MOST_SKIPPED:
            raise forms.ValidationError(_("Give at most %(number)s days.") % {"number": MOST_SKIPPED})
        return frozenset(_day(line) for line in lines)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        if bool(data.get("until")) == bool(data.get("count")):
            self.add_error("until", _("Give a last day or a number of times: one of the two."))
        elif data.get("until") and data["until"] <= self.first:
            self.add_error("until", _("The last day lies before the second time."))
        return data

    def rule(self) -> Rule:
        """Only of a form without errors."""
        data = self.cleaned_data
        return Rule(Every(data["every"]), data["until"], data["count"], data["skipped"])


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it not go on?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who reads the page sees this, and who registered gets it by mail."),
        error_messages={"required": _("Say why it does not go on: people planned to come.")},
    )
    with_following = forms.BooleanField(label=_("Cancel the following events of this series as well"), required=False)

    def __init__(self, *args: Any, has_following: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_following:
            del self.fields["with_following"]


class RestoreForm(forms.Form):
    with_following = forms.BooleanField(
        label=_("The following events that were cancelled with it go on as well"), required=False
    )

    def __init__(self, *args: Any, has_following: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_following:
            del self.fields["with_following"]


def _day(line: str) -> date:
    """ "25-12-2026" or "2026-12-25"; raises ValidationError for anything else."""
    dutch = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", line)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", line)
    day, month, year = dutch.groups() if dutch else reversed(iso.groups()) if iso else ("0", "0", "0")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as wrong:
        raise forms.ValidationError(
            _("“%(line)s” is no day. Write it like 25-12-2026.") % {"line": line[:40]}
        ) from wrong
