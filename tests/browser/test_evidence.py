"""Evidence on a lesson and over all lessons, as people see it."""

import re

import pytest
from django.core import signing

from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.invited import hash_of
from knowledge.replications.services.invitations import TOKEN_SALT
from tests.browser.conftest import assert_nothing_sticks_out
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.replications import ReplicationFactory, half_year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLUG = "geen-cv-geen-brief-twee-bureaubanen-via-open-hiring"
LESSON = f"/lessen/{SLUG}/"


@pytest.fixture
def tried(community):
    """A public lesson with reports of every kind, also one of its own organisation, and more than fit on its page."""
    lesson = LessonPage.objects.get(slug=SLUG)
    regions = [RegionFactory() for _ in range(4)]
    for place in range(13):
        ReplicationFactory(
            lesson=lesson,
            region=regions[place % 4],
            outcome=Outcome.values[place % 3],
            period_start=half_year(place),
            applicants=1250,
            hours_spent=40,
            changed="" if place == 3 else f"<p>Anders {place}: wij begonnen met een meeloopdag.</p>",
            changed_nothing=place == 3,
        )
    ReplicationFactory(lesson=lesson, author=MemberFactory(organisation=lesson.organisation), region=regions[0])
    return LessonPage.objects.get(pk=lesson.pk)


def pages():
    token = signing.dumps(hash_of("bo@elders.example"), salt=TOKEN_SALT)
    return [
        LESSON,
        f"{LESSON}geprobeerd/",
        f"{LESSON}geprobeerd/?pagina=2",
        f"{LESSON}geprobeerd/?regio=onbekend",
        "/lessen/wat-reist-er/",
        "/lessen/wat-reist-er/?thema=data&thema=assets",
        "/lessen/wat-reist-er/?thema=onbekend",
        "/lessen/?sorteer=herhaald&bewijs=transferable",
        f"/uitnodigingen/niet-meer/{token}/",
    ]


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_evidence_is_accessible(tried, open_page, assert_accessible, width, scheme):
    page = open_page(width=width, scheme=scheme)
    for path in pages():
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_pages_of_members_are_accessible(tried, open_page, assert_accessible, width):
    page = open_page("adviseur@demo.example", width=width)
    for path in ["/", "/mijn/regio/", "/mijn/regio/?toon=elders", LESSON, f"{LESSON}uitnodigen/"]:
        page.goto(path)
        assert_accessible(page)
    page.select_option("[name=region]", index=1)
    page.click("[name=find]")
    assert_accessible(page)
    page.click("text=Verstuur de uitnodiging")
    assert page.locator("[data-error-summary]").is_visible()
    assert_accessible(page)


def test_nothing_sticks_out_on_the_smallest_screen(tried, open_page):
    page = open_page()
    page.set_viewport_size({"width": 320, "height": 600})
    for path in pages():
        page.goto(path)
        assert_nothing_sticks_out(page)


def test_an_editor_checks_and_readers_see_it(tried, open_page):
    editor = open_page("redactie@demo.example", javascript=False)
    editor.goto(LESSON)
    editor.click("text=Controleer het bewijs")
    editor.click("button:has-text('Bewijs gecontroleerd')")
    reader = open_page()
    reader.goto(LESSON)

    assert re.search("Gecontroleerd", reader.locator("[aria-current=step]").inner_text())


def test_on_a_small_screen_the_overview_is_a_list(tried, open_page):
    page = open_page(width="narrow")
    page.goto("/lessen/wat-reist-er/")
    row = page.locator("[role=row]", has_text="open hiring")

    assert not page.locator("[role=columnheader]").first.is_visible()
    assert "werkte niet" in row.inner_text()
    wide = open_page()
    wide.goto("/lessen/wat-reist-er/")
    assert wide.locator("[role=columnheader]").first.is_visible()


def test_the_evidence_stands_above_the_text_on_a_small_screen(tried, open_page):
    page = open_page(width="narrow")
    page.goto(LESSON)
    panel, text = page.locator(".evidence").bounding_box(), page.locator(".lesson__text").bounding_box()

    assert panel["y"] < text["y"]
