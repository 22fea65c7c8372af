"""What other rooms tell this one: events that change, and members whose account is closed or goes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published

from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.signals import event_cancelled, event_changed, event_copied, event_restored
from events.registration import services
from events.registration.models import Registration


def connect() -> None:
    event_changed.connect(tell_changes, dispatch_uid="registration.changed")
    event_cancelled.connect(tell_cancelled, dispatch_uid="registration.cancelled")
    event_restored.connect(tell_restored, dispatch_uid="registration.restored")
    event_copied.connect(copy_questions, dispatch_uid="registration.copied")
    page_published.connect(keep_capacity, sender=EventPage, dispatch_uid="registration.published")
    post_save.connect(free_places, sender=Member, dispatch_uid="registration.account")
    pre_delete.connect(forget, sender=Member, dispatch_uid="registration.member_gone")


def tell_changes(event: EventPage, **kwargs: Any) -> None:
    services.tell_changes(event=event)


def tell_cancelled(event: EventPage, **kwargs: Any) -> None:
    services.tell_cancelled_event(event=event)


def tell_restored(event: EventPage, **kwargs: Any) -> None:
    services.tell_restored_event(event=event)


def copy_questions(source: EventPage, target: EventPage, **kwargs: Any) -> None:
    services.copy_questions(source=source, target=target)


def keep_capacity(instance: EventPage, **kwargs: Any) -> None:
    """Wagtail wrote the whole row: the number of places may be another one now."""
    if Registration.objects.filter(event_id=instance.pk).exists():
        services.keep_capacity(event=instance)


def free_places(instance: Member, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Asked only when the account may have been closed by this very save."""
    if created or instance.is_active or (update_fields and "is_active" not in update_fields):
        return
    transaction.on_commit(lambda: services.free_places_of(member=instance))


def forget(instance: Member, **kwargs: Any) -> None:
    services.forget_member(member=instance)
