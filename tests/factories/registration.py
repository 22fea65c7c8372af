"""Registrations, made as members make them."""

from typing import Any
from uuid import uuid4

from cop.members.models import Member
from events.agenda.models import EventPage
from events.registration import services
from events.registration.models import EventQuestion, QuestionKind, Registration
from tests.factories.members import MemberFactory


def registered(event: EventPage, member: Member | None = None, **kwargs: Any) -> Registration:
    """On the waiting list when there is no room. `guests`, `answers`, `shows_name` and `request_key` as `register` takes."""
    return services.register(event=event, member=member or MemberFactory(), **{"request_key": uuid4(), **kwargs})


def asked(event: EventPage, text: str = "Wat eet je niet?", **kwargs: Any) -> EventQuestion:
    place = EventQuestion.objects.filter(event=event).count() + 1
    return EventQuestion.objects.create(event=event, text=text, **{"kind": QuestionKind.TEXT, "place": place, **kwargs})
