"""Who handed in with a code and gets an account afterwards keeps their entry."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from events.entries import services
from events.entries.models import Entry
from tests.entries.posting import post
from tests.factories.entries import author, close_challenge, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
EMAIL = "noor@school.example"


def confirm(member, email=EMAIL):
    return EmailAddress.objects.create(user=member, email=email, verified=True, primary=True)


def test_an_entry_is_ones_own_once_the_address_of_the_account_is_confirmed(challenge):
    entry = make_entry(challenge, make_entrant(EMAIL))
    member = MemberFactory(email=EMAIL, pending=True)
    waiting = EmailAddress.objects.create(user=member, email=EMAIL, verified=False, primary=True)
    browser = Client()
    browser.force_login(member)
    assert browser.get(f"/inzending/{entry.pk}/").status_code == 404
    waiting.verified = True
    waiting.save()

    assert browser.get(f"/inzending/{entry.pk}/").status_code == 200
    assert entry.title in browser.get("/mijn/inzendingen/").content.decode()
    entry.refresh_from_db()
    assert (entry.member, entry.entrant, entry.entrant_name) == (member, None, "Noor Bakker")


def test_nobody_gets_the_entry_of_another_address(challenge):
    entry = make_entry(challenge, make_entrant("ander@school.example"))
    confirm(MemberFactory(email=EMAIL))

    entry.refresh_from_db()
    assert entry.member is None


def test_letters_that_were_queued_before_still_arrive_once(challenge):
    entry = make_entry(challenge, make_entrant(EMAIL))
    confirm(MemberFactory(email=EMAIL))

    assert post() == [(EMAIL, f"Ontvangen: {entry.title}")]
    assert post() == []


def test_who_handed_in_as_a_member_as_well_keeps_that_one(challenge):
    with_code, member = make_entry(challenge, make_entrant(EMAIL)), MemberFactory(email=EMAIL)
    as_member = make_entry(challenge, member)
    confirm(member)

    assert list(Entry.objects.filter(member=member)) == [as_member]
    with_code.refresh_from_db()
    assert with_code.entrant is not None


def test_what_was_taken_back_comes_along_and_stands_in_no_ones_way(challenge):
    entrant = make_entrant(EMAIL)
    first = make_entry(challenge, entrant)
    services.withdraw_entry(entry=first, by=author(entrant))
    second = make_entry(challenge, entrant)
    member = MemberFactory(email=EMAIL)
    confirm(member)

    assert set(Entry.objects.filter(member=member)) == {first, second}


def test_what_nobody_can_take_back_any_more_is_not_asked_about(challenge, organiser):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision="declined", reason="Te duur.")
    services.tell_decisions(challenge=challenge, by=organiser)
    browser = Client()
    browser.force_login(member)

    assert browser.get(f"/inzending/{entry.pk}/intrekken/")["Location"] == f"/inzending/{entry.pk}/"


def test_pages_with_what_somebody_typed_are_never_kept(challenge):
    member, entrant = MemberFactory(), Client()
    entry = make_entry(challenge, member)
    browser = Client()
    browser.force_login(member)
    form = {"name": "Noor", "organisation": "Hogeschool", "email": EMAIL, "title": "Idee"}
    answers = [
        entrant.get("/challenges/technici/meedoen/"),
        entrant.post("/challenges/technici/meedoen/", form),
        entrant.get("/inzending/code/"),
        browser.get(f"/inzending/{entry.pk}/intrekken/"),
        browser.get(f"/inzending/{entry.pk}/"),
    ]

    assert ["no-store" in answer["Cache-Control"] for answer in answers] == [True] * 5
