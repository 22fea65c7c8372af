"""Handing in: the deadline to the moment, receipts, doubles, and that no text is ever lost."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cop.core.errors import DomainError
from events.entries import services
from events.entries.errors import (
    AlreadyEntered,
    ChallengeClosed,
    ChangedMeanwhile,
    NotOpenYet,
    NotYours,
    Settled,
    TooLate,
)
from events.entries.models import Entry, EntryFile
from events.entries.models.entry import MOST_FILES
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import ANSWERS, TEAM, author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.files import picture_with_place
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch):
    """Says at which moment things arrive."""

    def arrive(moment):
        for module in ("handing_in", "files", "judging", "deciding"):
            monkeypatch.setattr(f"events.entries.services.{module}.arrival", lambda: moment)

    return arrive


def submit(entry, who, **answers):
    return services.submit_entry(
        entry=entry,
        by=author(who),
        version=Entry.objects.get(pk=entry.pk).version,
        answers={**ANSWERS, **answers},
        team=TEAM,
    )


def test_a_receipt_says_what_was_handed_in(challenge, django_capture_on_commit_callbacks):
    member = MemberFactory()
    with django_capture_on_commit_callbacks(execute=True):
        entry = make_entry(challenge, member)

    [letter] = mail.outbox
    assert letter.to == [member.email]
    assert entry.receipt in letter.body
    assert "Een dag meerijden zegt meer dan een tekst." in letter.body
    assert entry.submitted_at is not None


def test_the_last_moment_is_in_time_and_the_deadline_itself_is_not(challenge, at):
    first, second = MemberFactory(), MemberFactory()
    drafts = make_draft(challenge, first), make_draft(challenge, second)
    at(challenge.deadline - timedelta(microseconds=1))
    in_time = submit(drafts[0], first)
    at(challenge.deadline)
    late = submit(drafts[1], second, title="Net te laat")

    assert (in_time.entry.state, in_time.is_late) == ("submitted", False)
    assert late.is_late
    kept = Entry.objects.get(pk=drafts[1].pk)
    assert (kept.state, kept.title, kept.receipt) == ("draft", "Net te laat", "")


def test_what_comes_after_the_deadline_on_a_handed_in_entry_is_kept_apart(challenge, at):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    at(challenge.deadline + timedelta(seconds=1))
    saved = services.save_entry(
        entry=entry, by=author(member), version=entry.version, answers={**ANSWERS, "title": "Beter"}, team=TEAM
    )

    fresh = Entry.objects.get()
    assert saved.is_late
    assert (fresh.title, fresh.late_text["title"]) == (ANSWERS["title"], "Beter")


def test_who_begins_after_the_deadline_keeps_the_text(challenge):
    member, closed = MemberFactory(), close_challenge(challenge)
    saved = services.start_entry(challenge=closed, by=author(member), request_key=uuid.uuid4(), answers=ANSWERS)

    assert saved.is_late
    assert Entry.objects.get().title == ANSWERS["title"]


def test_a_challenge_that_is_not_open_takes_nothing():
    with pytest.raises(NotOpenYet):
        make_draft(ChallengeFactory(phase="aangekondigd"))
    with pytest.raises(ChallengeClosed):
        make_draft(ChallengeFactory(phase="ingetrokken"))


def test_without_an_account_only_where_that_is_open():
    with pytest.raises(ChallengeClosed):
        make_draft(ChallengeFactory(open_to_students=False), make_entrant())


def test_one_form_is_one_entry_and_one_person_has_one(challenge):
    member, key = MemberFactory(), uuid.uuid4()
    call = {"challenge": challenge, "by": author(member), "answers": ANSWERS}
    first = services.start_entry(request_key=key, **call)
    again = services.start_entry(request_key=key, **call)

    assert first.entry == again.entry
    with pytest.raises(AlreadyEntered):
        services.start_entry(request_key=uuid.uuid4(), **call)
    with pytest.raises(NotYours):
        services.start_entry(request_key=key, **{**call, "by": author(MemberFactory())})


def test_what_is_not_complete_stays_a_draft_with_its_text(challenge):
    member = MemberFactory()
    draft = make_draft(challenge, member)
    saved = submit(draft, member, body="", title="Halverwege")

    assert set(saved.missing) == {"body"}
    assert (Entry.objects.get().state, Entry.objects.get().title) == ("draft", "Halverwege")


def test_a_second_window_overwrites_nothing(challenge):
    member = MemberFactory()
    entry = make_draft(challenge, member)
    call = {"entry": entry, "by": author(member), "version": entry.version, "team": TEAM}
    services.save_entry(answers={**ANSWERS, "title": "Eerst"}, **call)
    with pytest.raises(ChangedMeanwhile):
        services.save_entry(answers={**ANSWERS, "title": "Daarna"}, **call)

    assert Entry.objects.get().title == "Eerst"


def test_the_same_form_twice_changes_and_tells_once(challenge, django_capture_on_commit_callbacks):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    call = {"entry": entry, "by": author(member), "version": entry.version, "team": TEAM}
    with django_capture_on_commit_callbacks(execute=True):
        services.save_entry(answers={**ANSWERS, "title": "Nieuw"}, **call)
        services.save_entry(answers={**ANSWERS, "title": "Nieuw"}, **call)

    assert [letter.subject for letter in mail.outbox] == ["Ontvangen: Nieuw", "Gewijzigd: Nieuw"]


def test_text_is_made_clean(challenge):
    entry = make_draft(challenge, body='<p onclick="x()">Idee</p><script>1</script>')

    assert entry.body == "<p>Idee</p>"


def test_nobody_else_changes_it(challenge):
    entry, other = make_entry(challenge), MemberFactory()
    with pytest.raises(NotYours):
        services.withdraw_entry(entry=entry, by=author(other))
    with pytest.raises(NotYours):
        services.add_file(entry=entry, by=author(other), upload=SimpleUploadedFile("a.txt", b"tekst"))


def test_taken_back_it_is_final_and_another_may_begin(challenge):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    services.withdraw_entry(entry=entry, by=author(member))
    with pytest.raises(Settled):
        services.withdraw_entry(entry=entry, by=author(member))

    assert make_draft(challenge, member).pk != entry.pk


def test_files_are_checked_drawn_again_and_counted(challenge):
    member = MemberFactory()
    entry = make_draft(challenge, member)
    with pytest.raises(ValidationError):
        services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("a.pdf", b"geen pdf"))
    added = services.add_file(
        entry=entry, by=author(member), upload=SimpleUploadedFile("foto.jpg", picture_with_place((80, 40)))
    )
    assert b"Telefoonmaker" not in added.file.read()
    assert "foto" not in added.file.name
    for number in range(MOST_FILES - 1):
        services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile(f"{number}.txt", b"tekst"))
    with pytest.raises(DomainError, match="5"):
        services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("meer.txt", b"tekst"))


def test_after_the_deadline_no_file_comes_or_goes(challenge):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    kept = services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("a.txt", b"tekst"))
    close_challenge(challenge)
    with pytest.raises(TooLate):
        services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("b.txt", b"tekst"))
    with pytest.raises(TooLate):
        services.remove_file(entry=entry, by=author(member), pk=kept.pk)

    assert EntryFile.objects.count() == 1


def test_a_file_that_is_taken_off_is_gone(challenge, django_capture_on_commit_callbacks):
    member = MemberFactory()
    entry = make_draft(challenge, member)
    kept = services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("a.txt", b"tekst"))
    storage, name = kept.file.storage, kept.file.name
    kept.file.close()
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_file(entry=entry, by=author(member), pk=kept.pk)

    assert not storage.exists(name)
