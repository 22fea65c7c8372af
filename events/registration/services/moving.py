"""The waiting list: what becomes free, is offered, is taken, or runs out."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import NotAllowed
from cop.members.models import Member
from events.agenda.models import EventPage
from events.registration import letters
from events.registration.errors import OfferGone
from events.registration.models import Registration, State
from events.registration.services.places import count, lock_event, settle, takes_part


@transaction.atomic
def move_up(*, event: EventPage) -> None:
    """After anything that may have made room. Says who waited for what, and does nothing when nothing is free."""
    settle(lock_event(event.pk), timezone.now())


@transaction.atomic
def accept_offer(*, registration: Registration, by: Member) -> Registration:
    """The place that was kept is theirs. Accepting twice is accepting once.

    Raises OfferGone when it ran out or the event began, NotAllowed for anybody else.
    """
    locked = lock_event(registration.event_id)
    if registration.member_id != by.pk or not by.is_admitted:
        raise NotAllowed(_("Only who was offered this place takes it."))
    now = timezone.now()
    own = Registration.objects.get(pk=registration.pk)
    if own.state == State.REGISTERED:
        return own
    if not own.offer_stands(now) or not takes_part(locked, now):
        raise OfferGone
    own.state, own.offered_until = State.REGISTERED, None
    own.was_told(now)
    own.save(update_fields=["state", "offered_until", "told"])
    letters.queue(letters.CONFIRMED, [own])
    settle(locked, now)
    return own


def expire_offers() -> int:
    """Takes back every offer that ran out, event by event; gives how many events that were. Of two at once each gives
    those that it did itself.
    """
    now = timezone.now()
    ran_out = Registration.objects.filter(state=State.OFFERED, offered_until__lte=now)
    events = sorted(set(ran_out.values_list("event_id", flat=True)))
    return sum(_expire_those_of(pk, ran_out) for pk in events)


@transaction.atomic
def _expire_those_of(pk: int, ran_out: QuerySet[Registration]) -> bool:
    locked = lock_event(pk)
    if not ran_out.filter(event=locked).exists():
        return False
    settle(locked, timezone.now())
    return True


@transaction.atomic
def keep_capacity(*, event: EventPage) -> None:
    """After an event was published: nobody loses a place. Who registered while somebody typed fewer places than were
    taken by then keeps theirs, and the number of places is the number taken. Who waits gets what was added.
    """
    locked = lock_event(event.pk)
    count(locked)
    if locked.capacity is not None and locked.capacity < locked.places_taken:
        locked.capacity = locked.places_taken
        EventPage.objects.filter(pk=locked.pk).update(capacity=locked.capacity)
    settle(locked, timezone.now())
