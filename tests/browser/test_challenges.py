"""Pages of challenges, wide and narrow, for a visitor and for who organises."""

import pytest
from allauth.account.models import EmailAddress

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
