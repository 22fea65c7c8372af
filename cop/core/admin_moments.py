"""Moments that editors type in the admin: the same times are refused there, in the same words, as in the site."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput

from cop.core.local_time import moment_of


class MomentField(forms.DateTimeField):
    """Django refuses a time that comes twice as well, so what begins then could not be saved any more."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as refused:
            if refused.code != "ambiguous_timezone" or not refused.params:
                raise
            typed = refused.params["datetime"]
            return moment_of(typed.date(), typed.time())


def register() -> None:
    override = {"form_class": MomentField, "widget": AdminDateTimeInput}
    register_form_field_override(models.DateTimeField, override=override)
