"""How many queries a page asks: the same for one row, for a few and for many."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.models import Decision, Entry, EntryFile, Score
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import TEAM, author, close_challenge, make_entry
from tests.factories.members import MemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("number", [1, 3, 30])]
LIST = "/challenges/technici/inzendingen/"


def costs(who, *addresses):
    """[queries a page], once what is kept of menu and settings stands."""
    browser = Client()
    if who is not None:
        browser.force_login(who)
    for _ in range(2):
        browser.get(addresses[0])
    counts = []
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        counts.append(len(asked))
    return counts


def with_all(entry, number):
    """As many questions, comments, scores and files of it as there may be rows."""
    owner = entry.challenge.owner
    for _ in range(number):
        services.ask_question(entry=entry, by=owner, text="Hoe?", request_key=uuid.uuid4())
        services.add_comment(entry=entry, by=owner, text="Sterk.", request_key=uuid.uuid4())
    services.add_file(entry=entry, by=author(entry.member), upload=SimpleUploadedFile("plan.txt", b"het plan"))
    file = entry.files.get()
    EntryFile.objects.bulk_create(
        EntryFile(entry=entry, file=file.file.name, name=f"{place}.txt", size=8) for place in range(1, number)
    )
    keys = [one.key for one in entry.challenge.criteria.all()]
    Score.objects.bulk_create(
        Score(entry=entry, reviewer=member, reviewer_name=member.display_name, criterion=key, points=3, note="Goed.")
        for member in MemberFactory.create_batch(number)
        for key in keys
    )


def test_the_lists_of_who_judges(challenge, organiser, reviewer, number):
    for _ in range(number):
        make_entry(challenge)
    close_challenge(challenge)

    # The table asks for the page of the list, and for criteria and scores besides.
    assert costs(reviewer, LIST, LIST + "?toon=scores") == [10, 12]
    # Whether somebody who judges stands in a team: for who organises.
    assert costs(organiser, LIST, LIST + "?toon=scores") == [12, 14]


def test_ones_own_list(organiser, number):
    member = MemberFactory()
    for _ in range(number):
        entry = make_entry(ChallengeFactory(organiser=organiser), member)
        services.ask_question(entry=entry, by=organiser, text="Hoe?", request_key=uuid.uuid4())

    assert costs(member, "/mijn/inzendingen/") == [6]


def test_ones_own_entry(challenge, number):
    member = MemberFactory()
    team = [{**TEAM[0], "name": f"Persoon {place}"} for place in range(min(number, 10))]
    entry = make_entry(challenge, member, team=team)
    with_all(entry, number)

    assert costs(member, f"/inzending/{entry.pk}/", f"/inzending/{entry.pk}/wijzigen/") == [9, 9]


def test_reading_and_scoring(challenge, organiser, reviewer, number):
    entry = make_entry(challenge)
    with_all(entry, number)
    close_challenge(challenge)

    assert costs(reviewer, f"/beoordelen/{entry.pk}/") == [14]
    assert costs(organiser, f"/beoordelen/{entry.pk}/") == [15]  # as on the list


def test_the_page_of_results(challenge, organiser, number):
    for _ in range(number):
        make_entry(challenge)
    now = timezone.now()
    Entry.objects.update(state="selected", decision=Decision.SELECTED, decided_at=now, told_at=now)
    close_challenge(challenge)
    ChallengePage.objects.update(results="<p>Dit kwam eruit.</p>", selected_at=now)

    assert costs(None, f"{challenge.url}resultaat/") == [5]
