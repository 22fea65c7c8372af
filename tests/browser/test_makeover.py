"""A vacancy text before and after: writing it without a script, reading it with the keyboard and on paper."""

import re

import pytest
from playwright.sync_api import expect

from knowledge.lessons.models import Kind, LessonPage
from tests.browser.test_journey import press, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OLD = "Beleidsmedewerker\n\nJe hebt minimaal vijf jaar ervaring.\n\n- een rijbewijs"
NEW = "Adviseur\n\nJe hebt zin in het vak.\n\n- een fiets"


@pytest.fixture
def makeover(community):
    return LessonPage.objects.live().filter(kind=Kind.MAKEOVER).latest("listed_at")


def test_written_published_and_read_without_javascript(community, open_page):
    page = open_page("adviseur@demo.example", javascript=False)
    page.goto("/lessen/")
    page.get_by_role("link", name="Vacatureteksten: van → naar").click()
    page.get_by_role("link", name="Deel een vacaturetekst: van → naar").click()
    page.fill("[name=title]", "Van beleid naar advies")
    press(page, "Begin met schrijven")
    page.fill("[name=makeover_from]", OLD)
    page.fill("[name=makeover_to]", NEW)
    for number in (1, 2, 3):
        page.fill(f"[name=note_{number}_was]", "minimaal vijf jaar ervaring" if number == 1 else f"Was {number}")
        page.fill(f"[name=note_{number}_why]", f"Omdat {number}.")
    press(page, "Bewaar")
    assert page.locator(".note-row").count() == 6
    page.get_by_label("Haal aantekening 2 weg").check()
    press(page, "Bewaar en ga verder")

    assert page.inner_text("h1") == "Waarom en hoe"
    page.fill("[name=summary]", "Minder eisen.")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Werkte deels").check()
    page.fill("[name=result]", "Twee reacties.")
    page.fill("[name=did_not_work]", "De titel.")
    press(page, "Bewaar en ga verder")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Techniek").check()
    page.get_by_label("Limburg").check()
    press(page, "Bewaar en ga verder")
    press(page, "Bewaar en kijk na")
    press(page, "Publiceer")

    lesson = LessonPage.objects.get(title="Van beleid naar advies")
    assert lesson.kind == Kind.MAKEOVER
    assert [(note.was, note.why) for note in lesson.makeover_notes.all()] == [
        ("minimaal vijf jaar ervaring", "Omdat 1."),
        ("Was 3", "Omdat 3."),
    ]
    assert page.locator("del", has_text="minimaal vijf jaar ervaring").count() == 1
    page.goto("/lessen/van-naar/")
    assert "Beleidsmedewerker" in page.inner_text(".card >> nth=0")


def test_from_the_text_to_a_note_and_back_with_the_keyboard(makeover, open_page):
    page = open_page()
    page.goto(makeover.url)
    tab_to(page, text="aantekening 1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#noot-1$"))
    tab_to(page, text="naar de oude tekst (aantekening 1)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#bij-1-van$"))
    assert page.evaluate("document.activeElement.id || document.querySelector(':target').id") == "bij-1-van"
    tab_to(page, text="Lees of kopieer beide teksten zonder markeringen")
    page.keyboard.press("Enter")
    assert page.locator(".makeover__typed >> nth=0").is_visible()
    assert page.locator(".makeover__typed >> nth=0").inner_text().startswith(makeover.makeover_from[:60])


@pytest.mark.parametrize(("width", "columns"), [("narrow", 1), ("wide", 2)])
def test_side_by_side_where_there_is_room(makeover, open_page, assert_accessible, width, columns):
    page = open_page(width=width)
    page.goto(makeover.url)
    page.locator(".makeover__plain > summary").click()
    assert_accessible(page)
    left, right = (page.locator(".makeover__text").nth(place).bounding_box() for place in (0, 1))

    assert (left["y"] == right["y"]) is (columns == 2)
    same = page.locator(".makeover__part p", has_text="Wat ga je doen?")
    if columns == 2:
        assert same.nth(0).bounding_box()["y"] == same.nth(1).bounding_box()["y"]


def test_marks_stay_on_paper_and_without_colours(makeover, open_page):
    page = open_page()
    page.goto(makeover.url)
    lines = "[...document.querySelectorAll('.makeover__text del:not(.makeover__whole), .makeover__text del .makeover__words')].map(e => getComputedStyle(e).textDecorationLine)"
    for state in ({"media": "print"}, {"media": "screen", "forced_colors": "active"}):
        page.emulate_media(**state)
        assert set(page.evaluate(lines)) == {"line-through"}
        assert set(page.evaluate(lines.replace("del", "ins"))) == {"underline"}
    page.emulate_media(media="print")
    assert page.locator(".makeover__plain").is_hidden()
    assert page.locator(".makeover__notes").is_visible()
