"""How long there is, and when it starts: what who gives a workshop chooses, in the address."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 24 * 60  # minutes


@dataclass(frozen=True)
class Times:
    """`available` in minutes, None for the whole programme; `start` by the clock."""

    available: int | None = None
    start: datetime.time | None = None

    @property
    def query(self) -> str:
        """As it stands in an address, "" for nothing chosen."""
        chosen = {"lengte": self.available, "start": self.start and self.start.strftime("%H:%M")}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""


class TimesForm(forms.Form):
    """A wrong answer gets its sentence; the other one counts all the same."""

    use_required_attribute = False
    lengte = forms.IntegerField(
        label=_("How many minutes do you have?"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Give a whole number of minutes, for example 90."),
            "min_value": _("Give at least 1 minute."),
            "max_value": _("Give at most 1440 minutes: that is a whole day."),
        },
    )
    start = forms.TimeField(
        label=_("When do you start?"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Give a time such as 09:30.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        for field in self.fields.values():
            field.needed = True

    def times(self) -> Times:
        self.is_valid()
        return Times(self.cleaned_data.get("lengte"), self.cleaned_data.get("start"))
