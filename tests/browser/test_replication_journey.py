"""From a question to shared evidence: find, read, report that it did not work, and have the evidence checked."""

import re

import pytest
from playwright.sync_api import expect

from knowledge.lessons.models import Evidence, LessonPage
from knowledge.replications.models import Replication
from tests.browser.conftest import assert_nothing_sticks_out
from tests.browser.test_journey import press, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Geen hydroloog te vinden, dus knipten we de functie in tweeën"
MISSPELT = "functiesplitzing"


def search_in_header(page, words):
    """On a phone the box stands in the menu."""
    menu = page.locator(".site-header__menu summary")
    if menu.is_visible():
        menu.click()
    box = page.locator("#zoek-smal, #zoek-breed").locator("visible=true")
    box.fill(words)
    box.press("Enter")
    page.wait_for_url(re.compile(r"/zoeken/\?q="))


def current_step(page):
    return page.locator(".evidence [aria-current=step]")


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_find_read_report_a_failure_and_have_the_evidence_checked(community, open_page, width, assert_accessible):
    # Sanne types a compound with an error in it and finds the lesson.
    sanne = open_page("adviseur@demo.example", width=width)
    search_in_header(sanne, MISSPELT)
    assert_nothing_sticks_out(sanne)
    sanne.get_by_role("link", name=TITLE).first.click()
    sanne.wait_for_url(re.compile("/lessen/"))
    address = sanne.url
    expect(sanne.locator("h1")).to_have_text(TITLE)
    expect(current_step(sanne)).to_contain_text("Overdraagbaar")
    evidence = sanne.locator(".evidence")
    expect(evidence).to_contain_text("2 andere organisaties")
    expect(evidence).not_to_contain_text("werkte niet")
    assert_nothing_sticks_out(sanne)

    # She tried it, and it did not work.
    sanne.get_by_role("link", name="Ook hier geprobeerd", exact=True).first.click()
    expect(sanne.locator("h1")).to_have_text("Ook hier geprobeerd")
    assert_nothing_sticks_out(sanne)
    press(sanne, "Publiceer")
    expect(sanne.locator("[data-error-summary]")).to_be_visible()
    assert_nothing_sticks_out(sanne)
    sanne.select_option("[name=period_start]", index=1)
    sanne.select_option("[name=scale]", "vacancy")
    write(sanne, "changed", "Wij knipten de baan van een verkeerskundige.")
    sanne.get_by_label("Werkte niet").check()
    write(sanne, "result", "Twee halve banen waar niemand op reageerde.")
    sanne.fill("[name=vacancies]", "2")
    sanne.fill("[name=applicants]", "0")
    press(sanne, "Publiceer")
    report = Replication.objects.get(author__email="adviseur@demo.example", live=True)
    assert report.organisation.slug == "gemeente-veendal"
    assert_nothing_sticks_out(sanne)

    # Readers see it: counted, in its region, in her words. One that did not work lowers nothing.
    visitor = open_page(width=width)
    visitor.goto(address)
    evidence = visitor.locator(".evidence")
    expect(evidence).to_contain_text("3 andere organisaties")
    expect(evidence).to_contain_text("1 werkte niet")
    expect(current_step(visitor)).to_contain_text("Overdraagbaar")
    told = visitor.locator(f"#verslag-{report.pk}")
    expect(told).to_contain_text("Gemeente Veendal, Noord")
    expect(told).to_contain_text("Werkte niet")
    expect(told).to_contain_text("Twee halve banen waar niemand op reageerde.")
    expect(told).to_contain_text("Wij knipten de baan van een verkeerskundige.")
    assert_accessible(visitor)

    # An editor looks at the reports in the admin and marks them as checked.
    editor = open_page("redactie@demo.example")
    editor.goto(address)
    editor.get_by_role("link", name="Controleer het bewijs").click()
    editor.wait_for_url(re.compile("/beheer/"))
    expect(editor.locator("table.listing")).to_contain_text("Noord")
    press(editor, "Bewijs gecontroleerd")
    editor.wait_for_url(address)

    visitor.reload()
    expect(current_step(visitor)).to_contain_text("Gecontroleerd")
    assert_accessible(visitor)
    lesson = LessonPage.objects.get(title=TITLE)
    assert (lesson.evidence, lesson.tried_not) == (Evidence.CHECKED, 1)
