"""Around the deadline, as a browser sends it: nothing that was typed is lost, whatever the clock or an organiser does."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.challenges.models import ChallengePage
from events.entries import clock
from events.entries.models import Entry
from tests.entries.test_pages import as_member, opened_by
from tests.factories.entries import make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LATE = "De deadline is voorbij"
FORM = {"title": "Nieuwe titel", "summary": "Nieuw kort", "body": "Nieuw lang", "row_1_name": "Ali Demir"}
SECOND = timedelta(seconds=1)


@pytest.fixture
def at(monkeypatch):
    """Says at which moment things arrive by the clock of the database."""

    def arrive(moment):
        for module in ("handing_in", "files", "judging", "deciding"):
            monkeypatch.setattr(f"events.entries.services.{module}.arrival", lambda: moment)
        monkeypatch.setattr("events.entries.views.writing.arrival", lambda: moment)

    return arrive


def send(browser, entry, **more):
    return browser.post(f"/inzending/{entry.pk}/wijzigen/", {**FORM, "token": entry.version, **more})


@pytest.mark.parametrize(("seconds", "is_in_time"), [(-1, True), (0, False), (1, False)])
@pytest.mark.parametrize("make", [MemberFactory, make_entrant])
def test_handing_in_to_the_second(challenge, at, make, seconds, is_in_time):
    who = make()
    draft = make_draft(challenge, who)
    browser = as_member(who) if make is MemberFactory else opened_by(who)
    assert browser.get(f"/inzending/{draft.pk}/wijzigen/").status_code == 200
    at(challenge.deadline + seconds * SECOND)
    answer = send(browser, draft, then="submit")

    kept = Entry.objects.get()
    assert (kept.title, kept.team.get().name) == ("Nieuwe titel", "Ali Demir")
    assert (answer.status_code, kept.state) == ((302, "submitted") if is_in_time else (422, "draft"))
    if not is_in_time:
        assert LATE in answer.content.decode()
        assert "Nieuw kort" in answer.content.decode()


@pytest.mark.parametrize("seconds", [0, 1])
def test_a_form_opened_before_and_sent_after_keeps_all_and_changes_nothing(challenge, at, seconds):
    who = make_entrant()
    entry = make_entry(challenge, who)
    browser = opened_by(who)
    assert browser.get(f"/inzending/{entry.pk}/wijzigen/").status_code == 200
    at(challenge.deadline + seconds * SECOND)
    answer = send(browser, entry, then="submit")

    assert (answer.status_code, LATE in answer.content.decode()) == (422, True)
    kept = Entry.objects.get()
    assert (kept.title, kept.version, kept.receipt) == (entry.title, entry.version, entry.receipt)
    page = browser.get(f"/inzending/{entry.pk}/").content.decode()
    for typed in ("Nieuwe titel", "Nieuw kort", "Nieuw lang", "Ali Demir"):
        assert typed in page


def test_an_organiser_who_gives_more_time_meanwhile(challenge, at):
    who = make_entrant()
    draft, was = make_draft(challenge, who), challenge.deadline
    browser = opened_by(who)
    browser.get(f"/inzending/{draft.pk}/wijzigen/")
    ChallengePage.objects.filter(pk=challenge.pk).update(deadline=was + timedelta(days=1))
    at(was + SECOND)

    assert send(browser, draft, then="submit").status_code == 302
    assert Entry.objects.get().state == "submitted"


def test_an_organiser_who_takes_time_back_meanwhile(challenge, at):
    who = make_entrant()
    draft, was = make_draft(challenge, who), challenge.deadline
    browser = opened_by(who)
    browser.get(f"/inzending/{draft.pk}/wijzigen/")
    ChallengePage.objects.filter(pk=challenge.pk).update(deadline=was - timedelta(hours=1))
    at(was - timedelta(hours=1))
    answer = send(browser, draft, then="submit")

    assert (answer.status_code, LATE in answer.content.decode()) == (422, True)
    assert (Entry.objects.get().state, Entry.objects.get().title) == ("draft", "Nieuwe titel")


def test_of_two_tabs_the_second_is_told_and_keeps_its_text(challenge):
    who = make_entrant()
    draft = make_draft(challenge, who)
    first, second = opened_by(who), opened_by(who)
    assert send(first, draft, then="stay").status_code == 302
    answer = send(second, draft, title="Uit het tweede venster", then="submit")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Uit het tweede venster" in page
    assert "Nieuwe titel" in page
    assert (Entry.objects.get().title, Entry.objects.get().state) == ("Nieuwe titel", "draft")


def test_a_student_who_begins_twice_has_one_entry(challenge):
    who = make_entrant()
    entry = make_entry(challenge, who)
    browser = opened_by(who)

    assert browser.get("/challenges/technici/meedoen/")["Location"] == f"/inzending/{entry.pk}/"
    again = browser.post("/challenges/technici/meedoen/", {**FORM, "then": "submit"})
    assert (again.status_code, "Nieuwe titel" in again.content.decode()) == (409, True)
    assert Entry.objects.get().title == entry.title


@pytest.mark.parametrize("was_handed_in", [False, True])
def test_a_file_that_came_along_in_time_is_in_however_long_it_takes_to_look_at(
    challenge, at, monkeypatch, was_handed_in
):
    who = make_entrant()
    entry = (make_entry if was_handed_in else make_draft)(challenge, who)

    def slow(upload):
        at(challenge.deadline + 30 * SECOND)
        return upload

    monkeypatch.setattr("events.entries.services.files.accepted_file", slow)
    at(challenge.deadline - SECOND)
    upload = SimpleUploadedFile("plan.txt", b"het plan")
    answer = send(opened_by(who), entry, then="submit", file=upload)

    assert answer.status_code == 302
    kept = Entry.objects.get()
    assert (kept.state, kept.title, kept.files.get().name) == ("submitted", "Nieuwe titel", "plan.txt")


@pytest.mark.parametrize("make", [make_draft, make_entry])
def test_an_upload_that_came_in_whole_after_the_deadline_is_late_with_its_text(challenge, at, make):
    who = make_entrant()
    entry = make(challenge, who)
    at(challenge.deadline)
    answer = send(opened_by(who), entry, then="submit", file=SimpleUploadedFile("plan.txt", b"het plan"))

    page, kept = answer.content.decode(), Entry.objects.get()
    assert (answer.status_code, kept.state, kept.files.count()) == (422, entry.state, 0)
    assert "Nieuw lang" in page
    assert "plan.txt: De deadline is voorbij. Dit bestand is niet toegevoegd." in page


def test_moments_are_of_the_databases_clock(challenge):
    first, second = clock.arrival(), clock.arrival()

    assert first <= second
    assert first.tzinfo is not None
