"""What one event asks, asked by another: of a copy, a series, and a series that changes."""

from typing import Any
from uuid import UUID

from django.db import transaction

from events.agenda.models import EventPage
from events.registration.models import EventQuestion, GoneQuestion
from events.registration.services.asking import ask_no_more
from events.registration.services.places import lock_event

ALIKE = ("text", "kind", "choices", "is_required", "place")


@transaction.atomic
def copy_questions(*, source: EventPage, target: EventPage) -> None:
    """For an event that was made from another one: the same questions, without answers. Twice is once."""
    if EventQuestion.objects.filter(event=target).exists():
        return
    EventQuestion.objects.bulk_create(_like(one, target) for one in _asked_by(source))


@transaction.atomic
def ask_the_same(*, source: EventPage, target: EventPage) -> None:
    """Does at `target` what was done to the questions of `source` since: asked, changed, or asked no more.

    What only `target` asks or put in other words stays so, and what was taken away there does not come back. No answer
    is lost. With questions of its own an event may ask more than one can add by hand.
    """
    lock_event(target.pk)
    there, known = {one.kin: one for one in _asked_by(target)}, _asked_once(source)
    refused, new = _asked_once(target) - there.keys(), []
    for wanted in _asked_by(source):
        stays = there.pop(wanted.kin, None) or _in_the_same_words(wanted, there, known)
        if stays is None:
            new += [] if wanted.kin in refused else [_like(wanted, target)]
        elif stays.given != _told(wanted):
            new += _give(wanted, stays)
    for kin in there.keys() & known:
        ask_no_more(there[kin])
    EventQuestion.objects.bulk_create(new)


def _give(wanted: EventQuestion, stays: EventQuestion) -> list[EventQuestion]:
    """The question as it is asked from now on; a new one where somebody gave another kind of answer."""
    like = _like(wanted, stays.event)
    if stays.kind != wanted.kind and stays.answers.exists():
        ask_no_more(stays)
        return [like]
    EventQuestion.objects.filter(pk=stays.pk).update(kin=like.kin, given=like.given, **_told(like))
    return []


def _in_the_same_words(
    wanted: EventQuestion, there: dict[UUID, EventQuestion], known: set[UUID]
) -> EventQuestion | None:
    """Who asked the same in both events by hand does not ask it twice."""
    alike = (
        kin for kin, one in there.items() if kin not in known and (one.text, one.kind) == (wanted.text, wanted.kind)
    )
    found = next(alike, None)
    return there.pop(found) if found else None


def _asked_by(event: EventPage) -> list[EventQuestion]:
    return list(EventQuestion.objects.filter(event=event, withdrawn_at__isnull=True))


def _asked_once(event: EventPage) -> set[UUID]:
    """What it asks and what it ever asked."""
    return {
        *EventQuestion.objects.filter(event=event).values_list("kin", flat=True),
        *GoneQuestion.objects.filter(event=event).values_list("kin", flat=True),
    }


def _told(question: EventQuestion) -> dict[str, Any]:
    return {name: getattr(question, name) for name in ALIKE}


def _like(question: EventQuestion, event: EventPage) -> EventQuestion:
    told = _told(question)
    return EventQuestion(event=event, kin=question.kin, given=told, **told)
