"""What a higher room knows about an answer in a lower room's form: it registers a check in `AppConfig.ready`.

The member's form and the admin ask it alike, so that both say the same beside the same field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True)
class WrongValue:
    """Why a value cannot be. `instead` is one that can, and `offer` the words on the button that takes it."""

    sentence: str
    instead: int | str | None = None
    offer: str = ""


Check = Callable[[Any, Any], WrongValue | None]
_checks: dict[tuple[str, str], Check] = {}


def register_field_check(model: str, field: str, check: Check) -> None:
    """`model` is "app_label.ModelName"; `check(instance, value)` says why the value cannot be, or nothing."""
    _checks[model.lower(), field] = check


def refuse_wrong_fields(form: Any, data: dict[str, Any]) -> None:
    """In a form's `clean`: each sentence beside its field, with a button for what can be instead."""
    label = form.instance._meta.label_lower
    for (model, name), check in _checks.items():
        wrong = check(form.instance, data[name]) if model == label and name in data else None
        if wrong is None:
            continue
        form.add_error(name, wrong.sentence)
        if wrong.instead is not None:
            form.fields[name].widget = OfferedInstead(form.fields[name].widget, wrong)


class OfferedInstead(forms.Widget):
    """The field as it was, with a button that sends the form with another value in its place.

    Of two values under one name the last counts, which is the button's: no script is needed.
    """

    template_name = "components/offered_instead.html"

    def __init__(self, asked: forms.Widget, wrong: WrongValue) -> None:
        super().__init__(asked.attrs)
        self.asked = asked
        self.wrong = wrong
        self.is_required = asked.is_required

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {"asked": self.asked.render(name, value, attrs), "name": name, "wrong": self.wrong}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return self.asked.value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return self.asked.value_omitted_from_data(data, files, name)
