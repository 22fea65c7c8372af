"""Who gets a file of an entry: its author, and who judges that challenge. To all others it is not there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cop.core.roles import ORGANISERS
from events.entries import services
from tests.entries.test_pages import as_member, opened_by
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def add_file(entry, owner):
    upload = SimpleUploadedFile("plan.txt", b"het plan")
    return services.add_file(entry=entry, by=author(owner), upload=upload)


def address_of(file):
    return reverse("entries:fetch-file", args=[file.entry_id, file.pk])


@pytest.fixture
def student():
    return make_entrant()


@pytest.fixture
def file(challenge, student):
    return add_file(make_entry(challenge, student), student)


def test_its_author_and_who_judges_get_it(challenge, organiser, reviewer, student, file):
    close_challenge(challenge)

    for browser in (opened_by(student), as_member(organiser), as_member(reviewer)):
        answer = browser.get(address_of(file))
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == b"het plan"
        assert answer["Content-Disposition"].startswith("attachment")


def test_to_all_others_it_is_not_there(challenge, file):
    other_student, other_member, elsewhere = make_entrant("ander@school.example"), MemberFactory(), MemberFactory()
    for one in (other_student, other_member):
        make_entry(challenge, one)
    ChallengeFactory(slug="andere", organiser=MemberFactory(groups=[ORGANISERS]), reviewers=[elsewhere])
    close_challenge(challenge)
    browsers = {
        "visitor": Client(),
        "another entrant": opened_by(other_student),
        "another member who takes part": as_member(other_member),
        "reviewer of another challenge": as_member(elsewhere),
        "organiser of another challenge": as_member(MemberFactory(groups=[ORGANISERS])),
        "one of the team who did not hand it in": as_member(MemberFactory(email="noor2@school.example")),
    }
    found = {who: browser.get(address_of(file)).status_code for who, browser in browsers.items()}

    assert found == dict.fromkeys(browsers, 404)


def test_what_was_not_handed_in_or_was_taken_back_is_its_authors_alone(challenge, reviewer):
    owner = MemberFactory()
    draft = make_draft(challenge, owner)
    file = add_file(draft, owner)
    assert as_member(owner).get(address_of(file)).status_code == 200
    assert as_member(reviewer).get(address_of(file)).status_code == 404


def test_a_file_does_not_open_under_another_entry(challenge, reviewer, student, file):
    own = make_entry(ChallengeFactory(slug="andere"), reviewer)

    assert as_member(reviewer).get(reverse("entries:fetch-file", args=[own.pk, file.pk])).status_code == 404


def test_who_is_no_reviewer_any_more_gets_nothing(challenge, reviewer, file):
    challenge.reviewer_rows.all().delete()

    assert as_member(reviewer).get(address_of(file)).status_code == 404


def test_closing_everywhere_closes_files_too(student, file):
    browser = opened_by(student)
    services.close_everywhere(entrant=student)

    assert browser.get(address_of(file)).status_code == 404
