"""Pages of challenges, wide and narrow, for a visitor and for who organises."""

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import expect

from cop.core.roles import ORGANISERS
from tests.browser.conftest import assert_nothing_sticks_out, sign_in
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.browser
PASSWORD = "een-lang-wachtwoord"


@pytest.fixture
def organiser(community):
    made = MemberFactory(groups=[ORGANISERS])
    made.set_password(PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


@pytest.fixture
def challenges(organiser):
    told = {"results": "<p>Twaalf inzendingen.</p>", "outcome_result": "<p>Vier nieuwe collega's.</p>"}
    running = ChallengeFactory(slug="technici", title="Technici gevraagd", organiser=organiser, partners=["Hogeschool"])
    ChallengeFactory(slug="klaar", title="Zij-instroom", phase="afgerond", organiser=organiser, **told)
    return running


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_readers_can_use_every_page(open_page, assert_accessible, challenges, width):
    page = open_page(width=width)
    for address in ("/challenges/", "/challenges/technici/", "/challenges/klaar/", "/challenges/klaar/resultaat/"):
        page.goto(address)
        assert_nothing_sticks_out(page)
        assert_accessible(page)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_organisers_can_use_form_and_people(open_page, assert_accessible, challenges, organiser, width):
    page = open_page(width=width)
    sign_in(page, organiser.email, PASSWORD)
    steps = [f"/mijn/bijdragen/{challenges.pk}/{step}/" for step in ("vraag", "criteria", "data", "voor-wie")]
    for address in ("/challenges/technici/", *steps, f"/mijn/challenges/{challenges.pk}/mensen/"):
        page.goto(address)
        assert_nothing_sticks_out(page)
        assert_accessible(page)


@pytest.mark.parametrize(("width", "scheme"), [("wide", "dark"), ("narrow", "light"), ("narrow", "dark")])
def test_documents_history_results_and_deciding_are_accessible(
    open_page, assert_accessible, challenges, organiser, width, scheme
):
    page = open_page(width=width, scheme=scheme)
    sign_in(page, organiser.email, PASSWORD)
    pages = ("/challenges/technici/geschiedenis/", "/challenges/klaar/resultaat/", "/challenges/technici/inzendingen/")
    own = [f"/mijn/bijdragen/{challenges.pk}/{step}/" for step in ("documenten", "aanbod", "resultaat")]
    for address in (*pages, *own):
        assert page.goto(address).status == 200, address
        assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_what_was_typed_goes_along_with_a_file(open_page, challenges, organiser, tmp_path, javascript):
    for name in ("gegevens.txt", "regels.txt"):
        (tmp_path / name).write_text("tekst")
    page = open_page(javascript=javascript)
    sign_in(page, organiser.email, PASSWORD)
    page.goto(f"/mijn/bijdragen/{challenges.pk}/documenten/")
    page.set_input_files("[name=file]", tmp_path / "gegevens.txt")
    page.fill("[name=title]", "Gegevens")
    page.click("[formaction]")
    page.click("details.form-row summary")
    page.fill("[name=row_1_title]", "Cijfers per wijk")
    page.set_input_files("[name=file]", tmp_path / "regels.txt")
    page.click("[formaction]")
    page.wait_for_selector("[name=row_2_title]", state="attached")

    version = type(challenges).objects.get(pk=challenges.pk).get_latest_revision_as_object()
    assert [row.title for row in version.documents.all()] == ["Cijfers per wijk", "regels.txt"]


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("press", ["enter", "next", "stay"])
def test_a_chosen_file_goes_along_whatever_one_presses(open_page, challenges, organiser, tmp_path, javascript, press):
    (tmp_path / "gegevens.txt").write_text("tekst")
    page = open_page(javascript=javascript)
    sign_in(page, organiser.email, PASSWORD)
    page.goto(f"/mijn/bijdragen/{challenges.pk}/documenten/")
    page.set_input_files("[name=file]", tmp_path / "gegevens.txt")
    page.fill("[name=title]", "Cijfers per wijk")
    with page.expect_navigation():
        if press == "enter":
            page.press("[name=title]", "Enter")
        else:
            page.click(f"[name=then][value={press}]")
    expect(page.get_by_text("Het bestand is toegevoegd")).to_be_visible()

    version = type(challenges).objects.get(pk=challenges.pk).get_latest_revision_as_object()
    assert [row.title for row in version.documents.all()] == ["Cijfers per wijk"]


def test_editors_hear_the_names_of_formatted_fields_in_the_admin(open_page, challenges):
    page = open_page("redactie@demo.example")
    page.goto(f"/beheer/pages/{challenges.pk}/edit/")
    for name in ("Achtergrond", "Wat je krijgt"):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_visible()
