"""The public form without a script, and every page of this room with axe. The whole way is in `test_challenge_journey`."""

import re
import uuid

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from cop.core.roles import ORGANISERS
from events.entries import services
from events.entries.models import Entry
from tests.browser.conftest import sign_in
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import author, close_challenge, make_draft, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.browser
PASSWORD = "een-lang-wachtwoord"


def member(**more):
    made = MemberFactory(**more)
    made.set_password(PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


@pytest.fixture
def challenge(community):
    people = {"organiser": member(groups=[ORGANISERS]), "reviewers": [member()]}
    return ChallengeFactory(slug="technici", title="Technici gevraagd", open_to_students=True, **people)


def press(page, name):
    """As who has no mouse: to the button, and Enter."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).press("Enter")


def test_the_public_form_without_a_script(open_page, challenge, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("Het plan")
    student = open_page(javascript=False)
    student.goto("/challenges/technici/meedoen/")
    student.fill("[name=name]", "Noor Bakker")
    student.fill("[name=organisation]", "Hogeschool Veendal")
    student.fill("[name=email]", "noor@school.example")
    student.fill("[name=title]", "Open dag op de weg")
    student.fill("[name=body]", "Technici rijden een dag mee.")
    press(student, "Mail mij een code")
    student.wait_for_url("**/inzending/code/")
    [code] = re.findall(r"\b\d{6}\b", mail.outbox[-1].body)
    student.fill("[name=code]", code)
    student.locator("[name=code]").press("Enter")
    student.wait_for_url("**/wijzigen/")
    student.fill("[name=row_1_name]", "Noor Bakker")
    student.set_input_files("[name=file]", plan)
    press(student, "Stuur in")
    expect(student.get_by_role("alert")).to_contain_text("Vertel in een paar zinnen wat je idee is.")
    student.fill("[name=summary]", "Rij een dag mee.")
    press(student, "Stuur in")
    expect(student.get_by_text("INZ-")).to_be_visible()
    entry = Entry.objects.get(challenge__slug="technici")
    assert (entry.state, entry.files.get().name) == ("submitted", "plan.txt")


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_pages_of_entries_are_accessible(open_page, challenge, width, assert_accessible):
    owner = member()
    entry = make_entry(challenge, owner)

    def check_page(page, address):
        page.goto(address)
        assert page.url.endswith(address)
        assert_accessible(page)

    services.add_file(entry=entry, by=author(owner), upload=SimpleUploadedFile("plan.txt", b"het plan"))
    draft = make_draft(ChallengeFactory(slug="andere"), owner)
    visitor = open_page(width=width)
    for address in ("/challenges/technici/meedoen/", "/inzending/toegang/"):
        check_page(visitor, address)
    visitor.fill("[name=email]", "noor@school.example")
    press(visitor, "Mail mij een code")
    visitor.wait_for_url("**/inzending/code/")
    assert_accessible(visitor)
    question = services.ask_question(entry=entry, by=challenge.owner, text="Hoe?", request_key=uuid.uuid4())
    own = open_page(width=width)
    sign_in(own, owner.email, PASSWORD)
    for address in ("/mijn/inzendingen/", f"/inzending/{entry.pk}/", f"/inzending/{draft.pk}/wijzigen/"):
        check_page(own, address)
    own.goto(f"/inzending/{entry.pk}/")
    press(own, "Verstuur je antwoord")
    own.wait_for_url(f"**/vraag/{question.pk}/")
    expect(own.get_by_role("alert")).to_contain_text("Typ eerst je antwoord.")
    assert_accessible(own)
    close_challenge(challenge)
    judge = open_page(width=width)
    sign_in(judge, challenge.owner.email, PASSWORD)
    for address in ("", "?toon=scores"):
        check_page(judge, f"/challenges/technici/inzendingen/{address}")
    check_page(judge, f"/beoordelen/{entry.pk}/")
