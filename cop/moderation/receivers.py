"""What publishing says about a decision."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.signals import published

from cop.moderation.models import Decision
from cop.moderation.reportables import reportable


def connect() -> None:
    published.connect(end_hiding, dispatch_uid="moderation.end_hiding")


def end_hiding(instance: models.Model, **kwargs: Any) -> None:
    """An editor published what was hidden: from now on it is hidden no longer, whatever happens to it later."""
    if reportable(instance._meta.label) is None:
        return
    latest = Decision.objects.about(instance).on_visibility().first()
    if latest is None or latest.kind != Decision.Kind.HIDDEN:
        return
    with override(settings.LANGUAGE_CODE):
        editors = _("Editors")
    shown = Decision.objects.create(
        content_type_id=latest.content_type_id,
        object_id=latest.object_id,
        title=latest.title,
        kind=Decision.Kind.RESTORED,
        by_name=editors,
    )
    shown.members.set(latest.members.all())
