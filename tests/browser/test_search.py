"""Searching as people do it: with keys, a mouse, a thumb, and without JavaScript."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import assert_nothing_sticks_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LESSON = "Vijftien zij-instromers in één lichting"
STATES = ["/zoeken/", "/zoeken/?q=vacature", "/zoeken/?q=vakature", "/zoeken/?q=jobcarving", "/zoeken/?thema=water"]


def box_of(page):
    return page.locator("#zoek-breed")


def options_of(page, box="zoek-breed"):
    return page.locator(f"#{box}-suggesties [role=option]")


def said(page, box="zoek-breed"):
    return page.locator(f".search-box:has(#{box}) [role=status]")


def test_choosing_a_suggestion_with_keys_and_with_a_mouse(community, open_page, assert_accessible):
    page = open_page()
    box = box_of(page)
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("vijftien")
    option = options_of(page).filter(has_text=LESSON)
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(said(page)).to_contain_text("Kies met de pijltjestoetsen.")
    assert_accessible(page)

    box.press("ArrowDown")
    while option.get_attribute("aria-selected") != "true":
        assert box.get_attribute("aria-activedescendant"), "went through the list without coming by"
        box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(box).to_be_focused()
    assert_accessible(page)
    box.press("Enter")
    page.wait_for_url(re.compile("/lessen/vijftien"))

    page.goto("/")
    box_of(page).press_sequentially("vijftien")
    expect(option).to_be_visible()
    page.mouse.click(5, 300)
    expect(option).to_have_count(0)
    box.press("ArrowDown")
    option.click()
    page.wait_for_url(re.compile("/lessen/vijftien"))
    page.go_back()
    expect(option).to_have_count(0)


def test_keys_in_the_list_and_searching_what_was_typed(community, open_page):
    page = open_page()
    box = box_of(page)
    box.press_sequentially("we")
    expect(options_of(page).nth(1)).to_be_visible()
    number = options_of(page).count()
    chosen = page.locator("#zoek-breed-suggesties [aria-selected=true]")

    box.press("ArrowUp")
    expect(options_of(page).nth(number - 1)).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(chosen).to_have_count(0)
    box.press("ArrowDown")
    expect(options_of(page).first).to_have_attribute("aria-selected", "true")
    box.press("Home")
    expect(chosen).to_have_count(0)
    assert page.evaluate("document.activeElement.selectionStart") == 0
    box.press("ArrowDown")
    box.press("End")
    expect(chosen).to_have_count(0)
    assert page.evaluate("document.activeElement.selectionStart") == 2

    # Escape closes the list and leaves the text; Enter without a choice searches it.
    box.fill("lichting")
    expect(options_of(page).first).to_be_visible()
    box.press("Escape")
    expect(options_of(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("lichting")
    box.press("ArrowDown")
    expect(options_of(page).first).to_be_visible()
    box.press("Enter")

    page.wait_for_url(re.compile(r"/zoeken/\?q=lichting"))
    expect(page.get_by_role("link", name=re.compile(LESSON))).to_be_visible()
    expect(options_of(page)).to_have_count(0)


def test_in_the_menu_of_a_phone(community, open_page, assert_accessible):
    page = open_page(width="narrow")
    menu = page.locator(".site-header__menu")
    menu.locator("summary").click()
    box = page.locator("#zoek-smal")
    box.press_sequentially("vijftien")
    option = options_of(page, "zoek-smal").filter(has_text=LESSON)
    expect(option).to_be_visible()
    assert_accessible(page)

    # The first Escape closes the list, the second one the menu.
    box.press("Escape")
    expect(option).to_have_count(0)
    expect(menu).to_have_attribute("open", "")
    box.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").click()
    box.fill("vijftien")
    option.click()
    page.wait_for_url(re.compile("/lessen/vijftien"))

    page.set_viewport_size({"width": 320, "height": 600})
    for path in STATES:
        page.goto(path)
        assert_nothing_sticks_out(page)
    page.goto("/zoeken/")
    page.locator("#zoek").press_sequentially("vijftien")
    expect(options_of(page, "zoek").first).to_be_visible()
    assert_nothing_sticks_out(page)


def test_answers_come_in_order_and_a_failing_one_stops_nobody(community, open_page):
    page = open_page()
    held = []

    def answer(route):
        if "q=ko&" in route.request.url + "&":
            held.append(route)  # this one takes its time
        else:
            route.continue_()

    page.route("**/zoeken/suggesties/**", answer)
    box = box_of(page)
    with page.expect_request(re.compile("q=ko$")):
        box.press_sequentially("ko")
    box.fill("vijftien")
    expect(options_of(page).filter(has_text=LESSON)).to_be_visible()
    for route in held:
        route.fulfill(json={"suggestions": [{"text": "Oud antwoord", "url": "/", "kind": "Les"}], "said": "oud"})

    expect(options_of(page).filter(has_text=LESSON)).to_be_visible()
    expect(page.get_by_text("Oud antwoord")).to_have_count(0)
    page.unroute("**/zoeken/suggesties/**")

    page.route("**/zoeken/suggesties/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        box.fill("lichting")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    expect(page.get_by_role("link", name=re.compile(LESSON))).to_be_visible()
    assert page.problems == []

    # Fast typing asks once.
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    page.clock.install()
    box.fill("")
    box.press_sequentially("vijftien")
    page.clock.run_for(199)
    assert asked == []
    with page.expect_request(re.compile("q=vijftien")):
        page.clock.run_for(1)
    assert len(asked) == 1


def test_choosing_replaces_only_the_results(community, open_page, assert_accessible):
    page = open_page()
    page.goto("/zoeken/?q=we")
    page.evaluate("document.querySelector('h1').dataset.same = 'yes'")
    before = page.locator("[data-result-count]").inner_text()
    page.locator("#thema-techniek").focus()
    at = page.evaluate("window.scrollY")
    page.keyboard.press("Space")

    page.wait_for_url(re.compile("thema=techniek"))
    count = page.locator("[data-result-count]")
    expect(count).not_to_have_text(before)
    expect(page.locator("#resultaat-melding")).to_have_text(count.inner_text())
    expect(page).to_have_title(f"{count.inner_text()} - Werfkring")
    expect(page.locator("h1")).to_have_attribute("data-same", "yes")
    expect(page.locator("#thema-techniek")).to_be_focused()
    assert page.evaluate("window.scrollY") == at
    assert_accessible(page)

    # The search box in the part that was replaced suggests as before.
    box = page.locator("#zoek")
    box.fill("vijftien")
    expect(options_of(page, "zoek").filter(has_text=LESSON)).to_be_visible()
    expect(box).to_have_attribute("role", "combobox")
    box.press("Enter")
    page.wait_for_url(re.compile("q=vijftien&thema=techniek|thema=techniek&q=vijftien"))
    page.go_back()
    page.wait_for_url(re.compile("q=we"))
    expect(page.locator("[data-result-count]")).to_have_text(count.inner_text())


def test_searching_without_javascript(community, open_page):
    page = open_page(javascript=False)
    assert box_of(page).get_attribute("role") is None
    box_of(page).fill("we")
    box_of(page).press("Enter")
    page.wait_for_url(re.compile(r"/zoeken/\?q=we"))
    page.locator("#thema-techniek").check()
    page.get_by_role("button", name="Toon de resultaten").click()

    assert "thema=techniek" in page.url
    assert "q=we" in page.url
    assert "voor “we”" in page.inner_text("[data-result-count]")
    page.get_by_role("link", name=re.compile("^Thema: Techniek")).click()
    assert "thema" not in page.url


def test_every_state_is_accessible_and_small(community, open_page, assert_accessible):
    for width, scheme in [("narrow", "light"), ("narrow", "dark"), ("wide", "light"), ("wide", "dark")]:
        page = open_page(width=width, scheme=scheme)
        for path in STATES:
            page.goto(path)
            assert_accessible(page)
        page.goto("/zoeken/")
        page.locator("#zoek").press_sequentially("vijftien")
        expect(options_of(page, "zoek").first).to_be_visible()
        page.locator("#zoek").press("ArrowDown")
        assert_accessible(page)

    # Styles and scripts of a reader: at most 60 KB compressed.
    sizes = {}
    page.on(
        "response",
        lambda answer: (
            sizes.update({answer.url: len(gzip.compress(answer.body()))})
            if answer.request.resource_type in {"script", "stylesheet"}
            else None
        ),
    )
    page.goto("/zoeken/?q=vacature")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= 60_000, sizes
    assert any(url.endswith("/js/search.js") for url in sizes)
