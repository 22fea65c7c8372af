"""The bell, the list, what one follows and how often one gets mail, in Chromium."""

import pytest

from cop.members.models import Member
from cop.notifications import services
from cop.notifications.models import Notification
from cop.notifications.stop_links import StopLink
from knowledge.lessons.models import LessonPage
from knowledge.lessons.telling import ON_FOLLOWED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LESSON = "/lessen/geen-cv-geen-brief-twee-bureaubanen-via-open-hiring/"


@pytest.fixture
def adviser(community):
    """Somebody with notifications of two days, some of them read, who follows and mutes."""
    member = Member.objects.get(email="adviseur@demo.example")
    for lesson in LessonPage.objects.live()[:4]:
        data = {"themes": "Water", "excerpt": lesson.summary}
        services.notify(recipients=[member], verb=ON_FOLLOWED, subject=lesson, data=data)
    first = LessonPage.objects.live().first()
    services.mark_read(member=member, subject=first)
    services.follow(member=member, subject=first)
    services.mute(member=member, subject=first.themes.first())
    return member


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(adviser, open_page, assert_accessible, width, scheme):
    page = open_page(adviser.email, width=width, scheme=scheme)
    for path in ("/meldingen/", "/mijn/volgen/", "/mijn/meldingen/", "/mijn/profiel/"):
        page.goto(path)
        assert_accessible(page)
    page.goto(LESSON)
    page.click(".follow-menu > summary")
    assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_empty_pages_and_the_page_that_stops_mails(community, open_page, assert_accessible, width):
    page = open_page("nieuw@demo.example", width=width)
    member = Member.objects.get(email="nieuw@demo.example")
    Notification.objects.filter(recipient=member).delete()
    for path in ("/meldingen/", "/mijn/volgen/"):
        page.goto(path)
        assert_accessible(page)
    visitor = open_page(width=width)
    visitor.goto(StopLink(member.pk, "reply").url.removeprefix("http://testserver"))
    assert_accessible(visitor)
    visitor.click("text=Stop deze mails")
    visitor.wait_for_selector("h1:has-text('Klaar')")
    assert_accessible(visitor)


def test_one_follows_with_the_keyboard_and_stays_where_one_was(adviser, open_page):
    page = open_page(adviser.email)
    page.goto(LESSON)
    page.focus(".follow-menu > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    before = page.evaluate("document.activeElement.textContent.trim()")
    page.keyboard.press("Enter")
    page.wait_for_selector(".follow-menu [role=status]:has-text('Je volgt')")

    after = page.evaluate("document.activeElement.textContent.trim()")
    assert before.startswith("Volgen")
    assert after.startswith("Volg niet meer")
    assert page.url.endswith(LESSON)
    assert page.problems == []


@pytest.mark.parametrize("javascript", [True, False])
def test_reading_a_lesson_takes_it_off_the_bell(adviser, open_page, javascript):
    page = open_page(adviser.email, javascript=javascript)
    number = int(page.inner_text(".bell__count"))
    page.click(".bell")
    page.click(".notification--unread:has-text('Nieuwe les') a >> nth=0")

    assert "/lessen/" in page.url
    assert int(page.inner_text(".bell__count")) == number - 1


def test_without_a_script_a_button_goes_back_to_the_page(adviser, open_page):
    page = open_page(adviser.email, javascript=False)
    page.goto("/mijn/volgen/")
    page.click("text=Stop met dempen")

    assert page.url.endswith("/mijn/volgen/")
    assert page.inner_text(".message").startswith("Je volgt")
