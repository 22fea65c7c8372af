"""A member's entries, for who asks what is kept of them, and for who wants it gone."""

from typing import Any

from cop.members.models import Member
from events.entries.models import Entry
from events.entries.services import erase_entry


def entries_of_member(member: Member) -> list[dict[str, Any]]:
    """Everything of the entries but what others wrote among themselves; in three queries."""
    entries = Entry.objects.filter(member=member, erased_at__isnull=True).select_related("challenge")
    return [
        {
            "challenge": entry.challenge.title,
            "receipt": entry.receipt,
            "state": entry.state,
            "submitted_at": entry.submitted_at,
            "title": entry.title,
            "summary": entry.summary,
            "body": entry.body,
            "late_text": entry.late_text,
            "team": [
                {"name": one.name, "organisation": one.organisation, "role": one.role, "email": one.email}
                for one in entry.team.all()
            ],
            "files": [{"name": one.name, "stored_as": one.file.name} for one in entry.files.all()],
            "questions": [{"question": one.text, "answer": one.answer} for one in entry.questions.all()],
        }
        for entry in entries.prefetch_related("team", "files", "questions").order_by("pk")
    ]


def erase_entries_of_member(member: Member) -> None:
    """In the caller's transaction."""
    for entry in Entry.objects.filter(member=member, erased_at__isnull=True).order_by("pk"):
        erase_entry(entry=entry)
