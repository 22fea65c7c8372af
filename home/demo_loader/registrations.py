"""Who comes to the events of the demo: one is full, with people who wait."""

from datetime import timedelta

from django.db.models import Q

from cop.members.models import Member
from events.agenda.models import EventPage
from events.registration import services
from events.registration.models import EventQuestion, QuestionKind, Registration, State
from home.demo_loader.files import read
from home.demo_loader.stories import key_of

#: {event: how many members register}. Of the practice afternoon three wait; the adviser is the last of them.
COME = {
    "kijkmiddag-zij-instroom": 9,
    "webinar-functie-knippen": 7,
    "oefenmiddag-vacatureteksten": 9,
    "webinar-data-analisten": 5,
    "landelijke-dag": 11,
    "regio-oost-intervisie": 4,
}
LAST = "oefenmiddag-vacatureteksten"
QUESTIONS = {
    "oefenmiddag-vacatureteksten": ("Wat eet je niet?", QuestionKind.TEXT, "", "Geen vlees"),
    "landelijke-dag": ("Welke ronde kies je?", QuestionKind.CHOICE, "Zij-instroom\nSkills\nOnboarding", "Skills"),
}


def load_registrations() -> None:
    """What is there already is left alone."""
    for slug, number in COME.items():
        event = EventPage.objects.filter(request_key=key_of(slug)).first()
        if event is not None and not event.registrations.exists():
            _load(event, slug, _people(number, last=slug == LAST))


def remove_registrations(emails: list[str]) -> None:
    """Those of members of the demo, and everybody's for its events."""
    mine = Q(member__email__in=emails) | Q(event__owner__email__in=emails)
    events = set(Registration.objects.filter(mine).values_list("event_id", flat=True))
    Registration.objects.filter(mine).delete()
    for event in EventPage.objects.filter(pk__in=events):
        services.move_up(event=event)


def _people(number: int, *, last: bool) -> list[Member]:
    emails = [person["email"] for person in read("people.toml")["member"]]
    members = Member.objects.filter(email__in=emails, status=Member.Status.ADMITTED).order_by("pk")
    others = list(members.exclude(email__in=["adviseur@demo.example", "organisator@demo.example"])[: number - 1])
    adviser = members.get(email="adviseur@demo.example")
    return [*others, adviser] if last else [adviser, *others]


def _load(event: EventPage, slug: str, people: list[Member]) -> None:
    answer = _ask(event, slug)
    for place, member in enumerate(people):
        key = key_of(f"{slug}:{member.email}")
        if event.is_past():
            Registration.objects.create(
                event=event,
                member=member,
                member_name=member.display_name,
                member_email=member.email,
                organisation_name=str(member.organisation or ""),
                state=State.REGISTERED,
                shows_name=place % 2 == 0,
                request_key=key,
                created_at=event.starts_at - timedelta(days=10),
            )
        else:
            services.register(event=event, member=member, request_key=key, shows_name=place % 2 == 0, answers=answer)
    services.move_up(event=event)


def _ask(event: EventPage, slug: str) -> dict[int, str]:
    if slug not in QUESTIONS:
        return {}
    text, kind, choices, said = QUESTIONS[slug]
    question = EventQuestion.objects.create(event=event, text=text, kind=kind, choices=choices, place=1)
    return {question.pk: said}
