"""A student takes part with a code, is judged and selected, in a browser; by keyboard, with and without a script."""

import re

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


def type_body(page, words, *, javascript):
    if javascript:
        page.locator(".ProseMirror[contenteditable=true]").first.press_sequentially(words)
    else:
        page.fill("[name=body]", words)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_from_idea_to_selected(open_page, challenge, tmp_path, javascript):
    plan = tmp_path / "plan.txt"
    plan.write_text("Het plan")
    student = open_page(javascript=javascript)
    student.goto("/challenges/technici/meedoen/")
    student.fill("[name=name]", "Noor Bakker")
    student.fill("[name=organisation]", "Hogeschool Veendal")
    student.fill("[name=email]", "noor@school.example")
    student.fill("[name=title]", "Open dag op de weg")
    type_body(student, "Technici rijden een dag mee.", javascript=javascript)
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
    student.get_by_label("De pagina van de challenge mag").press("Space")
    press(student, "Stuur in")
    expect(student.get_by_text("INZ-")).to_be_visible()
    entry = Entry.objects.get(challenge__slug="technici")
    assert (entry.state, entry.files.get().name) == ("submitted", "plan.txt")

    close_challenge(challenge)
    reviewer = open_page(javascript=javascript)
    sign_in(reviewer, challenge.reviewers.get().email, PASSWORD)
    reviewer.goto("/challenges/technici/inzendingen/")
    reviewer.get_by_role("link", name="Open dag op de weg").press("Enter")
    for field in reviewer.locator("[name$=_points]").all():
        field.fill("4")
    press(reviewer, "Sla je scores op")
    expect(reviewer.get_by_role("main")).to_contain_text("80,0%")

    organiser = open_page(javascript=javascript)
    sign_in(organiser, challenge.owner.email, PASSWORD)
    organiser.goto(f"/beoordelen/{entry.pk}/")
    organiser.get_by_label("Gekozen", exact=True).press("Space")
    press(organiser, "Bewaar deze beslissing")
    organiser.goto("/challenges/technici/inzendingen/")
    press(organiser, "Vertel het per mail")
    expect(organiser.get_by_role("main")).to_contain_text("1 inzender weet het nu.")
    student.reload()
    expect(student.get_by_role("main")).to_contain_text("je inzending is gekozen")
    assert student.problems == reviewer.problems == organiser.problems == []


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
    own = open_page(width=width)
    sign_in(own, owner.email, PASSWORD)
    for address in ("/mijn/inzendingen/", f"/inzending/{entry.pk}/", f"/inzending/{draft.pk}/wijzigen/"):
        check_page(own, address)
    close_challenge(challenge)
    judge = open_page(width=width)
    sign_in(judge, challenge.owner.email, PASSWORD)
    for address in ("", "?toon=scores"):
        check_page(judge, f"/challenges/technici/inzendingen/{address}")
    check_page(judge, f"/beoordelen/{entry.pk}/")
