"""Rows of a form that stays open while autosave takes rows away, moves them and adds new ones."""

import re

import pytest

from cop.core.roles import ORGANISERS
from events.challenges.models import ChallengeCriterion, ChallengeDocument, ChallengePage
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory
from tests.factories.workshops import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge(client):
    organiser = MemberFactory(groups=[ORGANISERS])
    client.force_login(organiser)
    challenge = ChallengeFactory(organiser=organiser)
    version = draft(challenge)
    names = ("een", "twee", "drie")
    version.documents = [ChallengeDocument(title=name, document=make_document(f"{name}.txt")) for name in names]
    version.criteria = [ChallengeCriterion(title=name, sort_order=place) for place, name in enumerate(names)]
    version.save_revision(user=organiser, clean=False)
    return challenge


def draft(challenge):
    return ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()


def opened(client, challenge, step):
    """What a browser has in the fields of the form."""
    shown = client.get(f"/mijn/bijdragen/{challenge.pk}/{step}/")
    form = shown.context["form"]
    fields = {bound.html_name: bound.value() for bound in form if not bound.html_name.endswith("_gone")}
    return {"token": shown.context["token"], **{name: "" if value is None else value for name, value in fields.items()}}


def autosave(client, challenge, step, fields):
    answer = client.post(f"/mijn/bijdragen/{challenge.pk}/{step}/", fields, headers={"X-Autosave": "1"})
    assert answer.status_code == 200, answer.content
    fields["token"] = answer.json()["token"]


def documents(challenge):
    return [(row.title, re.sub(r"_\w{7}\.", ".", row.document.filename)) for row in draft(challenge).documents.all()]


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_a_document_that_is_taken_away_takes_no_other_with_it(client, challenge, saves):
    fields = opened(client, challenge, "documenten")
    fields["row_2_gone"] = "on"
    for _ in range(saves):
        autosave(client, challenge, "documenten", fields)

    assert documents(challenge) == [("een", "een.txt"), ("drie", "drie.txt")]


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_documents_in_another_order_keep_their_titles(client, challenge, saves):
    fields = opened(client, challenge, "documenten")
    fields |= {"row_1_place": "3", "row_3_place": "1"}
    for _ in range(saves):
        autosave(client, challenge, "documenten", fields)

    assert documents(challenge) == [("drie", "drie.txt"), ("twee", "twee.txt"), ("een", "een.txt")]


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_a_criterion_that_moves_keeps_its_key_and_so_its_scores(client, challenge, saves):
    before = {row.title: row.key for row in draft(challenge).criteria.all()}
    fields = opened(client, challenge, "criteria")
    fields |= {"row_1_place": "3", "row_3_place": "1", "row_2_gone": "on", "row_4_title": "vier"}
    for _ in range(saves):
        autosave(client, challenge, "criteria", fields)

    after = [(row.title, row.key) for row in draft(challenge).criteria.all()]
    assert [title for title, _ in after] == ["drie", "een", "vier"]
    assert dict(after[:2]) == {"drie": before["drie"], "een": before["een"]}


@pytest.mark.parametrize("saves", [1, 2, 3])
def test_the_last_row_that_is_taken_away_does_not_come_back(client, challenge, saves):
    fields = opened(client, challenge, "aanbod")
    fields |= {"row_1_name": "Hogeschool", "row_2_name": "Bedrijf"}
    autosave(client, challenge, "aanbod", fields)
    fields["row_2_gone"] = "on"
    for _ in range(saves):
        autosave(client, challenge, "aanbod", fields)

    assert [row.name for row in draft(challenge).partners.all()] == ["Hogeschool"]


def test_a_file_that_somebody_else_added_stays_when_an_older_form_is_saved_over_it(client, challenge):
    fields = opened(client, challenge, "documenten")
    version = draft(challenge)
    version.documents.add(ChallengeDocument(title="vier", document=make_document("vier.txt"), sort_order=9))
    version.save_revision(user=challenge.owner, clean=False)

    fields |= {"row_1_title": "eerste", "overwrite": "1"}
    assert client.post(f"/mijn/bijdragen/{challenge.pk}/documenten/", fields).status_code == 302
    assert [title for title, _ in documents(challenge)] == ["eerste", "twee", "drie", "vier"]
