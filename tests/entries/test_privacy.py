"""Every address of this room, for everybody who has no business there: what they get, and that they change nothing."""

import uuid

import pytest
from django.test import Client

from cop.core.roles import ORGANISERS
from events.challenges.models import ChallengeReviewer
from events.entries import services
from events.entries.models import Entry, EntryComment, EntryQuestion, Score
from tests.entries.test_pages import as_member, opened_by, with_file
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import close_challenge, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SECRET = "Alleen van Noor"
SIGN_IN, CODE = "/accounts/login/", "/inzending/toegang/"
OWN = ["", "wijzigen/", "intrekken/", "vraag/{question}/", "bestand/{file}/"]
JUDGED = ["", "scores/", "opmerking/", "vraag/", "besluit/", "ongedaan/"]
LISTS = ["", "?toon=scores", "?export=csv", "?status=open&sorteer=titel&pagina=2"]
#: {who: (their own pages of another's entry, the file, pages for who judges)}; a text is where they are sent.
STRANGERS = {
    "visitor": (CODE, 404, SIGN_IN),
    "other student": (404, 404, SIGN_IN),
    "member": (404, 404, 404),
    "other entrant who is a member": (404, 404, 404),
    "pending": (404, 404, 403),
    "declined": (404, 404, 403),
    "reviewer of another challenge": (404, 404, 404),
    "organiser of another challenge": (404, 404, 404),
    "withdrawn reviewer": (404, 404, 404),
    "withdrawn organiser": (404, 404, 404),
    "editor of nothing": (404, 404, 404),
}


@pytest.fixture
def entry(challenge):
    """Noor's, with a file and a question, after the deadline; of others there is one as well."""
    noor = make_entrant()
    made = make_entry(challenge, noor, title=SECRET)
    with_file(made, noor)
    services.ask_question(entry=made, by=challenge.owner, text="Hoe?", request_key=uuid.uuid4())
    return made


@pytest.fixture
def browsers(challenge, organiser, reviewer, entry):
    """A browser of each stranger. Roles were taken after the entry was there."""
    student, entrant = make_entrant("bram@school.example", name="Bram"), MemberFactory()
    for who in (student, entrant):
        make_entry(challenge, who, title="Van een ander", team=[])
    others = MemberFactory(groups=[ORGANISERS]), MemberFactory()
    ChallengeFactory(slug="andere", organiser=others[0], reviewers=[others[1]])
    close_challenge(challenge)
    ChallengeReviewer.objects.filter(challenge=challenge).delete()
    organiser.groups.clear()
    members = {
        "member": MemberFactory(),
        "other entrant who is a member": entrant,
        "pending": MemberFactory(pending=True),
        "declined": MemberFactory(declined=True),
        "reviewer of another challenge": others[1],
        "organiser of another challenge": others[0],
        "withdrawn reviewer": reviewer,
        "withdrawn organiser": organiser,
        "editor of nothing": MemberFactory(trusted=True),
    }
    opened = {name: as_member(who) for name, who in members.items()}
    return {"visitor": Client(), "other student": opened_by(student), **opened}


def said(answer):
    return answer["Location"].partition("?")[0] if answer.status_code == 302 else answer.status_code


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_reads_and_changes_nothing(entry, browsers, name):
    own, file, judged = STRANGERS[name]
    browser, before = browsers[name], written()
    numbers = {"question": entry.questions.get().pk, "file": entry.files.get().pk}
    form = {"title": "Gekaapt", "answer": "x", "text": "x", "decision": "selected", "token": entry.version}
    for ending in OWN:
        address = f"/inzending/{entry.pk}/{ending.format(**numbers)}"
        wanted = file if ending.startswith("bestand") else own
        answers = [browser.get(address)]
        if not ending.startswith("bestand"):
            answers.append(browser.post(address, form))
        assert {said(one) for one in answers} == {wanted}, address
        assert all(SECRET not in one.content.decode() for one in answers if not one.streaming)
    places = [f"/beoordelen/{entry.pk}/{ending}" for ending in JUDGED]
    places += [f"/challenges/technici/inzendingen/{query}" for query in LISTS]
    for address in places:
        for answer in (browser.get(address), browser.post(address, form)):
            assert said(answer) == judged, address
            assert SECRET not in answer.content.decode()

    assert written() == before


@pytest.mark.parametrize("name", STRANGERS)
def test_no_list_or_page_of_a_stranger_names_the_entry(entry, browsers, name):
    browser = browsers[name]
    for address in ("/mijn/inzendingen/", "/challenges/technici/", "/challenges/", "/zoeken/?q=meerijden", "/mijn/"):
        answer = browser.get(address, follow=True)
        assert SECRET not in answer.content.decode(), address


def written():
    return (
        list(Entry.objects.order_by("pk").values_list("title", "state", "decision", "version", "changed_at")),
        [model.objects.count() for model in (EntryComment, Score)],
        list(EntryQuestion.objects.values_list("answer", flat=True)),
    )


@pytest.mark.parametrize("trait", ["pending", "declined"])
def test_who_is_not_admitted_takes_part_where_every_visitor_may(challenge, trait):
    browser = as_member(MemberFactory(**{trait: True}))
    form = {"title": "Mijn idee", "summary": "Kort", "body": "Lang", "then": "submit"}
    done = browser.post("/challenges/technici/meedoen/", form)
    entry = Entry.objects.get()

    assert (entry.state, done["Location"]) == ("submitted", f"/inzending/{entry.pk}/")
    assert "Mijn idee" in browser.get("/mijn/inzendingen/").content.decode()
    ChallengeFactory(slug="voor-leden")
    refused = browser.post("/challenges/voor-leden/meedoen/", form)
    assert (refused.status_code, Entry.objects.count()) == (403, 1)
    assert "meedoen/" not in browser.get("/challenges/voor-leden/").content.decode()


def test_a_code_opens_the_entries_of_its_own_address_alone(challenge, entry):
    other = make_entrant("bram@school.example")
    browser = opened_by(other)

    assert browser.get(f"/inzending/{entry.pk}/").status_code == 404
    assert services.confirm_code(email=other.email, code="000000") is None
