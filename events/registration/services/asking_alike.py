"""What one event asks, asked by another: of a copy, a series, and a series that changes."""

from django.db import transaction

from events.agenda.models import EventPage
from events.registration.models import EventQuestion
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
    """For an event that is changed like another one: it asks from now on what that one asks, and loses no answer.

    A question with the same words and kind stays and takes over the rest. What only `target` asks is asked no more.
    """
    lock_event(target.pk)
    there = {(one.text, one.kind): one for one in _asked_by(target)}
    new = []
    for wanted in _asked_by(source):
        stays = there.pop((wanted.text, wanted.kind), None)
        if stays is None:
            new.append(_like(wanted, target))
        elif _told(stays) != _told(wanted):
            EventQuestion.objects.filter(pk=stays.pk).update(**_told(wanted))
    for gone in there.values():
        ask_no_more(gone)
    EventQuestion.objects.bulk_create(new)


def _asked_by(event: EventPage) -> list[EventQuestion]:
    return list(EventQuestion.objects.filter(event=event, withdrawn_at__isnull=True))


def _told(question: EventQuestion) -> dict[str, object]:
    return {name: getattr(question, name) for name in ALIKE}


def _like(question: EventQuestion, event: EventPage) -> EventQuestion:
    return EventQuestion(event=event, **_told(question))
