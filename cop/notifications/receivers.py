"""What is gone is not followed any more."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from wagtail.models import Page

from cop.core.models import Theme
from cop.members.models import Member
from cop.notifications.models import Follow, Notification
from cop.notifications.subjects import about_any
from cop.regions.models import Region


def connect() -> None:
    for model in (Page, Theme, Region, Member):
        post_delete.connect(forget_subject, sender=model, dispatch_uid=f"notifications.forget.{model.__name__}")


def forget_subject(instance: models.Model, **kwargs: Any) -> None:
    """A content type and a key are no foreign key: the database does not clean up behind them."""
    for model in (Follow, Notification):
        model.objects.filter(about_any([instance])).delete()
