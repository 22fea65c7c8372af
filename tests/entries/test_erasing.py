"""Personal data that goes in time, and what stays of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from events.entries import services
from events.entries.models import Decision, Entrant, Entry, EntryFile, TeamMember
from events.entries.personal_data import entries_of_member, erase_entries_of_member
from tests.factories.entries import author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=200)


def test_what_was_declined_long_ago_goes_and_the_figures_stay(
    challenge, organiser, django_capture_on_commit_callbacks, capsys
):
    people = [make_entrant(f"s{number}@school.example") for number in range(3)]
    old, fresh, selected = (make_entry(challenge, who) for who in people)
    kept = services.add_file(entry=old, by=author(people[0]), upload=SimpleUploadedFile("a.txt", b"tekst"))
    storage, name = kept.file.storage, kept.file.name
    kept.file.close()
    of_member = make_entry(challenge, MemberFactory())
    close_challenge(challenge)
    for entry, decision in [(old, "declined"), (fresh, "declined"), (selected, "selected"), (of_member, "declined")]:
        services.decide_entry(entry=entry, by=organiser, decision=Decision(decision), reason="Omdat.")
    services.tell_decisions(challenge=challenge, by=organiser)
    Entry.objects.exclude(pk=fresh.pk).update(told_at=LONG_AGO)
    Entrant.objects.update(confirmed_at=LONG_AGO)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_old_entries")
        call_command("erase_old_entries")

    assert capsys.readouterr().out.split("\n")[:2] == ["1 entries erased", "0 entries erased"]
    gone = Entry.objects.get(pk=old.pk)
    assert (gone.state, gone.receipt, gone.title, gone.body, gone.entrant, gone.entrant_name) == (
        *("declined", old.receipt, "-", "", None, ""),
    )
    assert not storage.exists(name)
    assert not EntryFile.objects.exists()
    assert set(TeamMember.objects.values_list("entry", flat=True)) == {fresh.pk, selected.pk, of_member.pk}
    assert set(Entrant.objects.values_list("pk", flat=True)) == {people[1].pk, people[2].pk}


def test_a_member_gets_all_of_it_and_may_have_it_erased(challenge):
    member = MemberFactory()
    entry = make_draft(challenge, member)
    [told] = entries_of_member(member)
    assert told["title"] == entry.title
    assert told["team"][0]["email"] == "noor@school.example"
    erase_entries_of_member(member)

    assert entries_of_member(member) == []
    assert Entry.objects.get().erased_at is not None
