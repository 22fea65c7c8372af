"""Who comes, as others who come may see it: only of who agreed."""

from dataclasses import dataclass

from events.agenda.models import EventPage
from events.registration.models import Registration, State

MOST_SHOWN = 500


@dataclass(frozen=True)
class Participants:
    """`named` are (name, organisation) in the order of the alphabet; `others` is how many people more there are."""

    named: list[tuple[str, str]]
    others: int


def participants_of(event: EventPage) -> Participants:
    """In two queries. Guests have no name; they count among the others."""
    there = Registration.objects.filter(event=event, state=State.REGISTERED)
    shown = there.filter(shows_name=True, member__isnull=False, member__is_active=True)
    named = list(shown.order_by("member_name", "pk").values_list("member_name", "organisation_name")[:MOST_SHOWN])
    return Participants(named, max(0, there.number_of_seats() - len(named)))
