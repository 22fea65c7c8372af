"""Who organises: makes events, changes them, and does what goes with them."""

from typing import Any

from cop.core.permissions import is_admitted, may_curate
from cop.core.roles import ORGANISERS
from events.agenda.models import EventPage


def is_organiser(user: Any) -> bool:
    """An admitted member whom the community gave the role; also true for administrators."""
    if not is_admitted(user) or not user.is_active:
        return False
    return bool(user.is_superuser or user.groups.filter(name=ORGANISERS).exists())


def may_copy(user: Any, event: EventPage) -> bool:
    """Of who organises it: whether the copy would be theirs to organise. Of a co-organiser without the role it is not."""
    return event.owner_id == user.pk or is_organiser(user) or may_curate(user, event)


def may_organise(user: Any, event: EventPage) -> bool:
    """Its owner while still an organiser, its co-organisers, editors and administrators.

    Who lost the role, or whose account was closed, keeps nothing of what it allowed.
    """
    if not is_admitted(user) or not user.is_active:
        return False
    if event.owner_id == user.pk and is_organiser(user):
        return True
    return event.co_organiser_rows.filter(member_id=user.pk).exists() or may_curate(user, event)
