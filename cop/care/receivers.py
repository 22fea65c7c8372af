"""What Wagtail and the vocabularies tell us."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from cop.care import services, tasks
from cop.care.history import has_history
from cop.care.models import CareMixin
from cop.core.models import Theme


def connect() -> None:
    page_published.connect(follow_publication, dispatch_uid="care.published")
    post_save.connect(follow_theme, sender=Theme, dispatch_uid="care.theme_saved")
    post_delete.connect(follow_theme, sender=Theme, dispatch_uid="care.theme_gone")


def follow_publication(sender: type[Page], instance: Page, revision: Revision, **kwargs: Any) -> None:
    """It is archived no longer; its themes may have changed, or it is there for the first time; and readers see
    another version.
    """
    if instance.live and (issubclass(sender, CareMixin) or has_history(sender)):
        services.note_published_version(page=instance, revision=revision)
    if issubclass(sender, CareMixin) and instance.live:
        services.forget_archiving(page=instance)
        services.renew_check_dates(pages=sender.objects.filter(pk=instance.pk))


def follow_theme(sender: type[Theme], created: bool = False, **kwargs: Any) -> None:
    """Its period may have changed; nothing hangs on a new one."""
    if not created:
        transaction.on_commit(tasks.renew_check_dates.enqueue, robust=True)
