"""Who gets a file of an entry: its author, and who judges that challenge. To all others it is not there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from cop.core.roles import ORGANISERS
from events.entries import services
from events.entries.models import Entry, EntryFile
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


EDIT = {"title": "Met bestanden", "summary": "Kort", "body": "Lang", "then": "attach"}
ENTER = "/challenges/technici/meedoen/"
TOO_LATE = "De deadline is voorbij"


def attach(challenge, *uploads, **more):
    """The answer, and names of what was kept with the text."""
    answer = as_member(MemberFactory()).post(ENTER, {**EDIT, **more, "file": list(uploads)})
    entry = Entry.objects.get()
    assert entry.title == "Met bestanden"
    return answer, [file.name for file in entry.files.all()]


ODD = {
    'een "plan".txt': 'een "plan".txt',
    "../../etc/plan.txt": "plan.txt",
    "c:\\map\\plan.txt": "plan.txt",
    "plan%0D%0ASet-Cookie: a=b.txt": "plan%0D%0ASet-Cookie: a=b.txt",  # as browsers send the end of a line
    "🚲 plan é.txt": "🚲 plan é.txt",
    "<b>plan</b>&.txt": "b>&.txt",
    "a" * 300 + ".txt": "a" * 116 + ".txt",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_stays_a_name(challenge, name):
    owner = MemberFactory()
    browser = as_member(owner)
    uploaded = SimpleUploadedFile("plan.txt", b"het plan")
    uploaded._name = name  # as a browser that tidies nothing sends it
    assert browser.post(ENTER, {**EDIT, "file": uploaded}).status_code == 302
    file = EntryFile.objects.get()
    answer = browser.get(address_of(file))

    assert file.name == ODD[name]
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert not {"\r", "\n"} & set(answer["Content-Disposition"])
    assert "Set-Cookie" not in answer.headers
    assert escape(file.name) in browser.get(f"/inzending/{file.entry_id}/").content.decode()


def test_of_two_files_the_good_one_stays(challenge):
    bad, good = SimpleUploadedFile("a.exe", b"MZ"), SimpleUploadedFile("plan.txt", b"het plan")
    answer, kept = attach(challenge, bad, good)
    form = answer.context["form"]

    assert (answer.status_code, kept) == (422, ["plan.txt"])
    assert list(form.errors) == ["file"]
    assert form.errors["file"][0].startswith("a.exe: ")
    page = answer.content.decode()
    assert 'href="#id_file"' in page
    assert 'aria-invalid="true"' in page
    assert "plan.txt</a>" in page


def test_an_empty_and_a_large_file_are_said_beside_the_field(challenge, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024**2
    large = SimpleUploadedFile("groot.txt", b"a" * (1024**2 + 1))
    answer, kept = attach(challenge, SimpleUploadedFile("leeg.txt", b""), large)

    assert (answer.status_code, kept) == (422, [])
    assert [said.split(":")[0] for said in answer.context["form"].errors["file"]] == ["leeg.txt", "groot.txt"]


def test_the_sixth_file_is_refused_and_five_stay(challenge):
    uploads = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(6)]
    answer, kept = attach(challenge, *uploads)

    assert kept == [f"{number}.txt" for number in range(5)]
    assert list(answer.context["form"].errors) == ["file"]


def test_handing_in_with_a_bad_file_hands_in_and_says_so(challenge):
    answer, kept = attach(challenge, SimpleUploadedFile("a.exe", b"MZ"), then="submit")

    assert (answer.status_code, kept) == (422, [])
    assert Entry.objects.get().state == "submitted"
    assert Entry.objects.get().receipt in answer.content.decode()


def test_a_late_file_is_said_once_and_the_text_is_kept(challenge):
    close_challenge(challenge)
    answer, kept = attach(challenge, SimpleUploadedFile("plan.txt", b"het plan"))
    errors = answer.context["form"].errors

    assert kept == []
    assert [len(said) for said in errors.values()] == [1, 1]
    assert errors["__all__"][0].startswith(TOO_LATE)
    assert errors["file"] == ["plan.txt: De deadline is voorbij. Dit bestand is niet toegevoegd."]
