"""Entries as they come in: through the services, at a moment that fits the phase of the challenge."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.authors import Author
from events.entries.models import Entrant, Entry, EntryFile, EntryQuestion
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

ANSWERS = {
    "title": "Open dag op de weg",
    "summary": "Technici rijden een dag mee.",
    "body": "<p>Een dag meerijden zegt meer dan een tekst.</p>",
    "shown_if_selected": True,
}
TEAM = [
    {"name": "Noor Bakker", "organisation": "Hogeschool Veendal", "role": "student", "email": "noor@school.example"}
]


def make_entrant(email: str = "noor@school.example", **more: Any) -> Entrant:
    return Entrant.objects.create(email=email, name=more.get("name", "Noor Bakker"), organisation="Hogeschool Veendal")


def make_draft(challenge: ChallengePage, by: Member | Entrant | None = None, **answers: Any) -> Entry:
    """A draft of a member, or of an entrant. The challenge is open."""
    team = answers.pop("team", TEAM)
    saved = services.start_entry(
        challenge=challenge,
        by=author(by or MemberFactory()),
        request_key=uuid.uuid4(),
        answers={**ANSWERS, **answers},
        team=team,
    )
    return saved.entry


def make_entry(challenge: ChallengePage, by: Member | Entrant | None = None, **answers: Any) -> Entry:
    """One that was handed in. The challenge is open."""
    who = by or MemberFactory()
    team = answers.get("team", TEAM)
    draft = make_draft(challenge, who, **answers)
    given = {**ANSWERS, **{name: value for name, value in answers.items() if name != "team"}}
    saved = services.submit_entry(entry=draft, by=author(who), version=draft.version, answers=given, team=team)
    assert saved.entry.is_handed_in, saved
    return Entry.objects.get(pk=draft.pk)


def author(who: Member | Entrant) -> Author:
    return Author(member=who) if isinstance(who, Member) else Author(entrant=who)


def close_challenge(challenge: ChallengePage) -> ChallengePage:
    """Its deadline was a moment ago."""
    now = timezone.now().replace(microsecond=0)  # versions of a page keep no microseconds
    ChallengePage.objects.filter(pk=challenge.pk).update(deadline=now - timedelta(seconds=1))
    return ChallengePage.objects.get(pk=challenge.pk)


def handed_in_with_everything(by: Member, editor: Member) -> tuple[Entry, EntryFile, EntryQuestion]:
    """With a file and a question, for the challenge "inzending"; "voor-studenten" is open to others as well."""
    entry = make_entry(ChallengeFactory(slug="inzending"), by)
    ChallengeFactory(slug="voor-studenten", open_to_students=True)
    file = services.add_file(entry=entry, by=author(by), upload=SimpleUploadedFile("plan.txt", b"het plan"))
    question = services.ask_question(entry=entry, by=editor, text="Wat kost het?", request_key=uuid.uuid4())
    return entry, file, question
