"""What was handed in for the challenges of the demo, who reviews it, and what was decided.

Rows are made here: most came in before a deadline that has passed, and nobody gets a mail about it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.utils import timezone

from cop.members.models import Member
from cop.publishing.file_checks import accepted_file
from events.challenges.models import ChallengePage, ChallengeReviewer
from events.entries.criteria import criteria_of
from events.entries.models import (
    Decision,
    Entrant,
    Entry,
    EntryComment,
    EntryFile,
    EntryQuestion,
    EntryState,
    Score,
    TeamMember,
)
from events.entries.services import erase_entry
from events.entries.services.judging import recount
from home.demo_loader.files import FOLDER, read
from home.demo_loader.stories import key_of


def load_entries() -> None:
    """After the challenges; what is there already is left alone."""
    told = read("entries.toml")
    for row in told["reviewers"]:
        challenge = _challenge(row["challenge"])
        for email in row["members"]:
            ChallengeReviewer.objects.get_or_create(challenge=challenge, member=Member.objects.get(email=email))
    for one in told["entry"]:
        if not Entry.objects.filter(request_key=key_of(one["slug"])).exists():
            _load(one, _challenge(one["challenge"]))


def remove_entries(emails: list[str]) -> None:
    """Those of members and students of the demo, and everybody's for its challenges; their files with them."""
    students = [one["entrant"]["email"] for one in read("entries.toml")["entry"] if "entrant" in one]
    of_demo = Q(member__email__in=emails) | Q(entrant__email__in=students) | Q(challenge__owner__email__in=emails)
    for entry in Entry.objects.filter(of_demo).order_by("pk"):
        erase_entry(entry=entry)
        entry.delete()
    Entrant.objects.filter(email__in=students).delete()


def _challenge(slug: str) -> ChallengePage:
    challenge: ChallengePage = ChallengePage.objects.get(request_key=key_of(slug))
    return challenge


def _load(told: dict[str, Any], challenge: ChallengePage) -> None:
    moment = timezone.now() + timedelta(days=told["days"])
    entry = Entry(challenge=challenge, request_key=key_of(told["slug"]), made_at=moment, changed_at=moment)
    for name in ("title", "summary", "body", "state"):
        setattr(entry, name, told[name])
    entry.shown_if_selected = told["shown"]
    _whose(entry, told, moment)
    _decide(entry, told, challenge)
    entry.full_clean(exclude=["member", "entrant", "decided_by"])
    entry.save()
    if entry.state != EntryState.DRAFT:
        entry.submitted_at, entry.receipt = moment, f"INZ-{timezone.localtime(moment).year}-{entry.pk:05d}"
        entry.save(update_fields=["submitted_at", "receipt"])
    TeamMember.objects.bulk_create(
        [TeamMember(entry=entry, place=place, **row) for place, row in enumerate(told["team"], start=1)]
    )
    if "file" in told:
        _add_file(entry, told["file"], moment)
    _judge(entry, told, challenge)


def _whose(entry: Entry, told: dict[str, Any], moment: datetime) -> None:
    if "entrant" in told:
        who = dict(told["entrant"])
        entry.entrant, _made = Entrant.objects.get_or_create(
            email=who.pop("email"), defaults={**who, "confirmed_at": moment}
        )
        entry.entrant_name, entry.organisation_name = entry.entrant.name, entry.entrant.organisation
        return
    entry.member = Member.objects.get(email=told["member"])
    entry.entrant_name, entry.organisation_name = entry.member.display_name, str(entry.member.organisation or "")


def _decide(entry: Entry, told: dict[str, Any], challenge: ChallengePage) -> None:
    """One without `told_days` was decided yesterday, and its entrant does not know yet."""
    decision = told.get("decision") or (told["state"] if told["state"] in Decision.values else "")
    if not decision:
        return
    entry.decision, entry.decision_reason, entry.decided_by = decision, told.get("reason", ""), challenge.owner
    entry.decided_at = timezone.now() + timedelta(days=told.get("told_days", 0) - 1)
    if "told_days" in told:
        entry.told_at = timezone.now() + timedelta(days=told["told_days"])


def _add_file(entry: Entry, name: str, moment: datetime) -> None:
    kept = accepted_file(SimpleUploadedFile(name, (FOLDER / "entries" / name).read_bytes()))
    added = EntryFile(entry=entry, name=name, size=kept.size or 0, added_at=moment)
    added.file.save(name, kept, save=False)
    added.save()


def _judge(entry: Entry, told: dict[str, Any], challenge: ChallengePage) -> None:
    moment = (entry.decided_at or timezone.now()) - timedelta(hours=3)
    keys = [one.key for one in criteria_of(challenge)]
    for place, (email, points) in enumerate(told.get("scores", {}).items()):
        reviewer = Member.objects.get(email=email)
        given = {"entry": entry, "reviewer": reviewer, "reviewer_name": reviewer.display_name, "given_at": moment}
        for key, number in zip(keys, points, strict=True):
            note = told.get("note", "") if place == 0 and key == keys[0] else ""
            Score.objects.create(**given, criterion=key, points=number, note=note)
    said = {"request_key": key_of(f"{told['slug']}:said"), "entry": entry}
    if "comment" in told:
        author = {"author": challenge.owner, "author_name": challenge.owner.display_name}
        EntryComment.objects.create(**said, **author, text=told["comment"], made_at=moment)
    if "question" in told:
        asker = {"asked_by": challenge.owner, "asker_name": challenge.owner.display_name}
        EntryQuestion.objects.create(**said, **asker, text=told["question"], asked_at=moment)
    recount(entry=entry, challenge=challenge)
