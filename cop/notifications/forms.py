"""How often somebody wants mail, per kind."""

from typing import Any

from django import forms

from cop.members.models import Member
from cop.notifications.verbs import Frequency, kinds


class ChoicesForm(forms.Form):
    """A row of radio buttons for each kind; a kind offers only what makes sense for it."""

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in (kind for kind in kinds() if kind.is_for(member)):
            self.fields[kind.slug] = forms.ChoiceField(
                label=kind.title,
                help_text=kind.help,
                choices=[(one.value, one.label) for one in Frequency if one in kind.frequencies],
                widget=forms.RadioSelect,
            )

    @property
    def columns(self) -> list[Any]:
        return [frequency.label for frequency in Frequency]

    @property
    def rows(self) -> list[tuple[Any, list[Any]]]:
        """(field, its radio button in each column, or None where a kind does not offer that)."""
        return [(field, _in_columns(field)) for field in self]


def _in_columns(field: forms.BoundField) -> list[Any]:
    buttons = {button.data["value"]: button for button in field}
    return [buttons.get(frequency.value) for frequency in Frequency]
