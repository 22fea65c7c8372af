"""What stays of a past event of the demo: who was there, notes, and what they thought."""

from datetime import timedelta

from cop.members.models import Member
from events.agenda.models import EventPage
from events.organising.models import Afterwards, Feedback, FeedbackGiven, Question
from events.registration.models import Registration, State
from events.registration.services.places import count, lock_event
from home.demo_loader.files import read
from home.demo_loader.stories import key_of


def load_afterwards() -> None:
    """What is there already is left alone. Rows are made here: nobody registers for what has been."""
    for told in read("afterwards.toml")["event"]:
        event = EventPage.objects.filter(request_key=key_of(told["slug"])).first()
        if event is not None and not Afterwards.objects.filter(event=event).exists():
            _load(event, told)


def _load(event: EventPage, told: dict[str, object]) -> None:
    demo = Member.objects.filter(email__endswith="@demo.example", status=Member.Status.ADMITTED)
    members = list(
        demo.exclude(pk=event.owner_id).select_related("organisation").order_by("pk")[: told["participants"]]
    )
    rows = [_registered(event, member, attended=place != 0) for place, member in enumerate(members)]
    count(lock_event(event.pk))
    Afterwards.objects.create(
        event=event, notes=told["notes"], asked=Question.values, asked_at=event.ends_at + timedelta(days=1)
    )
    for own, said in zip(rows[1:], told["feedback"], strict=False):  # type: ignore[call-overload]
        Feedback.objects.create(event=event, **said)
        FeedbackGiven.objects.create(registration=own)


def _registered(event: EventPage, member: Member, *, attended: bool) -> Registration:
    """There already when another part of the demo registered them."""
    own, _made = Registration.objects.get_or_create(
        event=event,
        member=member,
        state=State.REGISTERED,
        defaults={
            "member_name": member.display_name,
            "member_email": member.email,
            "organisation_name": member.organisation.name if member.organisation else "",
            "created_at": event.starts_at - timedelta(days=14),
        },
    )
    own.attended, own.checked_in_at = attended, event.starts_at if attended else None
    own.save(update_fields=["attended", "checked_in_at"])
    return own
