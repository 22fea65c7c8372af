"""Telling that one gave a workshop, and following one alone, in a browser."""

import pytest

from knowledge.self_study.models import Certificate, TickedPart

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKSHOP = "/workshops/vacaturetekst-van-eisen-naar-verlangen/"


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_page_is_accessible(community, open_page, assert_accessible, width):
    code = Certificate.objects.get().shown_code
    visitor = open_page(width=width)
    for path in (WORKSHOP, f"{WORKSHOP}gegeven/", "/certificaat/", f"/certificaat/{code}/", "/certificaat/onzin/"):
        visitor.goto(path)
        assert_accessible(visitor)
    member = open_page("nieuw@demo.example", width=width)
    for path in (WORKSHOP, f"{WORKSHOP}gegeven/", f"{WORKSHOP}zelf/", "/mijn/gegeven/", "/mijn/certificaten/"):
        member.goto(path)
        assert_accessible(member)
    member.goto(WORKSHOP)
    member.click("text=Ik gaf deze workshop")
    assert_accessible(member)
    member.click("main form button[type=submit]")
    assert_accessible(member)
    assert "Kies de dag" in member.inner_text("[data-error-summary]")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_part_is_ticked_off_and_another_device_goes_on(community, open_page, javascript):
    before = TickedPart.objects.count()
    page = open_page("adviseur@demo.example", javascript=javascript)
    page.goto(f"{WORKSHOP}zelf/")
    page.click("li:has-text('Begin bij de straat') >> text=Dit deel heb ik gedaan")
    page.wait_for_selector("text=4 van 6 delen gedaan")

    assert TickedPart.objects.count() == before + 1
    other = open_page("adviseur@demo.example", width="narrow")
    other.goto("/mijn/")
    assert "4 van 6 delen gedaan" in other.inner_text("main")


def test_what_was_typed_and_not_sent_is_offered_again(community, open_page):
    page = open_page("adviseur@demo.example")
    page.goto(WORKSHOP)
    page.click("text=Ik gaf deze workshop")
    page.fill("[name=to_change]", "Langer pauzeren.")
    page.wait_for_timeout(700)
    page.goto("/")
    page.goto(WORKSHOP)
    page.click("text=Ik gaf deze workshop")
    page.click("text=Zet het terug")

    assert page.input_value("[name=to_change]") == "Langer pauzeren."
