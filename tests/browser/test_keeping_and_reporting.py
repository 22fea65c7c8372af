"""Keeping a lesson, and reporting one, in a real browser."""

import pytest
from playwright.sync_api import expect

from cop.bookmarks.models import Bookmark
from cop.discussions.models import Reply
from cop.moderation.models import Report
from knowledge.lessons.models import LessonPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lesson(community):
    return LessonPage.objects.get(title__startswith="Binnen 48 uur")


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_keeping_in_place_with_the_keyboard(lesson, open_page, assert_accessible, width):
    page = open_page("adviseur@demo.example", width=width)
    page.goto(lesson.url)
    keep = page.locator("form.keep button")
    keep.focus()
    page.keyboard.press("Enter")
    expect(keep).to_have_attribute("aria-pressed", "true")
    expect(keep).to_have_text("Bewaard")
    expect(keep).to_be_focused()
    assert page.url.endswith(lesson.url)
    assert_accessible(page)

    page.goto("/mijn/bewaard/")
    assert lesson.title in page.inner_text("main")
    assert_accessible(page)
    page.goto(lesson.url)
    page.keyboard.press("Escape")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "false")
    assert not Bookmark.objects.exists()


def test_a_visitor_without_javascript_keeps_after_signing_in(lesson, open_page):
    page = open_page(javascript=False)
    page.goto(lesson.url)
    page.locator("form.keep button").click()
    page.fill("[name=login]", "adviseur@demo.example")
    page.fill("[name=password]", "werfkring-demo")
    page.press("[name=password]", "Enter")

    assert page.url.endswith(lesson.url)
    assert "Bewaard. Je vindt het" in page.inner_text("main")
    assert Bookmark.objects.get().page_id == lesson.pk


def test_a_session_that_ended_meanwhile_leads_to_signing_in(lesson, open_page):
    page = open_page("adviseur@demo.example")
    page.goto(lesson.url)
    page.context.clear_cookies(name="sessionid")
    page.locator("form.keep button").click()
    page.wait_for_url("**/accounts/login/**")
    assert not Bookmark.objects.exists()


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_reporting_from_the_menu_of_a_lesson(lesson, open_page, assert_accessible, width):
    page = open_page("adviseur@demo.example", width=width)
    page.goto(lesson.url)
    page.locator(".lesson__actions summary", has_text="Meer").click()
    page.get_by_role("link", name="Melden", exact=True).click()
    assert_accessible(page)
    page.get_by_role("button", name="Verstuur naar een moderator").click()
    page.wait_for_load_state()
    assert "Kies wat het best past." in page.inner_text("main")
    assert_accessible(page)

    page.get_by_label("Er is iemand herkenbaar").check()
    page.fill("[name=explanation]", "In de derde alinea.")
    page.get_by_role("button", name="Verstuur naar een moderator").click()
    page.wait_for_url(f"**{lesson.url}")
    assert "Een moderator kijkt ernaar" in page.inner_text("main")
    assert Report.objects.about(lesson).get().explanation == "In de derde alinea."
    page.goto(f"/melden/lessons.lessonpage/{lesson.pk}/")
    assert "Je meldde dit op" in page.inner_text("main")
    assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_a_reply_is_reported_from_its_menu_and_hidden_by_a_moderator(community, open_page, assert_accessible, width):
    reply = Reply.objects.filter(state="visible", thread__title__startswith="Wie zet het salaris").get(number=2)
    page = open_page("nieuw@demo.example", width=width)
    page.goto(reply.address())
    post = page.locator(f"#reactie-{reply.number}")
    post.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(post.get_by_role("link", name="Melden")).to_be_visible()
    assert_accessible(page)
    post.get_by_role("link", name="Melden").click()
    page.get_by_label("Er is iemand herkenbaar").check()
    page.get_by_role("button", name="Verstuur naar een moderator").click()
    page.wait_for_url(f"**{reply.address()}")

    moderator = open_page("moderator@demo.example", width=width)
    moderator.goto(reply.address())
    post = moderator.locator(f"#reactie-{reply.number}")
    post.locator("summary").click()
    post.get_by_role("link", name="Verbergen").click()
    assert_accessible(moderator)
    moderator.get_by_role("button", name="Verbergen").click()
    moderator.wait_for_load_state()
    assert "Zeg wat er mis is" in moderator.inner_text("main")
    assert_accessible(moderator)
    moderator.fill("[name=reason]", "Schrijf over het werk.")
    moderator.get_by_role("button", name="Verbergen").click()
    moderator.wait_for_url(f"**{reply.address()}")
    assert "Schrijf over het werk." in moderator.inner_text(f"#reactie-{reply.number}")
    assert Report.objects.about(reply).get().decision.to_authors == "Schrijf over het werk."
