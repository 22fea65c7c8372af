"""What a higher room knows about an answer in a lower room's form: it registers a check in `AppConfig.ready`.

The member's form and the admin ask it alike, so that both say the same beside the same field.
"""

from collections.abc import Callable
from typing import Any

from django.db import models

Check = Callable[[Any, Any], str | None]
_checks: dict[tuple[str, str], Check] = {}


def register_field_check(model: str, field: str, check: Check) -> None:
    """`model` is "app_label.ModelName"; `check(instance, value)` gives a sentence when the value cannot be."""
    _checks[model.lower(), field] = check


def wrong_fields(instance: models.Model, data: dict[str, Any]) -> dict[str, str]:
    """{field: sentence} of what was typed."""
    label = instance._meta.label_lower
    said = {
        field: check(instance, data[field])
        for (model, field), check in _checks.items()
        if model == label and field in data
    }
    return {field: sentence for field, sentence in said.items() if sentence}
