"""The link with which somebody reports what they read."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from cop.core.permissions import is_admitted


def report_url(thing: models.Model) -> str:
    """The address where this thing is reported, of a kind that is registered as reportable."""
    return reverse("moderation:report", args=[thing._meta.label_lower, thing.pk])


def history_url(thing: models.Model) -> str:
    """Where moderators read what was reported and decided on it."""
    return reverse("moderation_admin:history", args=[thing._meta.label_lower, thing.pk])


def report_panel(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """For `register_page_panel`: admitted members report. Asks the database nothing."""
    if not is_admitted(request.user):
        return None
    return {"report_url": report_url(page)}
