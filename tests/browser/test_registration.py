"""Registering in a browser: full, waiting, and moving up; also without JavaScript."""

import pytest
from django.core import mail
from icalendar import Calendar
from playwright.sync_api import expect

from events.agenda.models import EventPage
from tests.factories.agenda import EventFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FULL = "/agenda/oefenmiddag-je-vacature-herschrijven/"
MEMBER, SECOND = "adviseur@demo.example", "nieuw@demo.example"


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_page_is_accessible(community, open_page, assert_accessible, width):
    webinar = EventPage.objects.get(slug__startswith="webinar-data")
    member = open_page(MEMBER, width=width)
    for path in (FULL, webinar.url, "/mijn/aanmeldingen/", f"{FULL}aanmelden/", f"{FULL}afmelden/"):
        member.goto(path)
        assert_accessible(member)
    for word in ("aanmelden/", "deelnemers/"):
        member.goto(f"{webinar.url}{word}")
        assert_accessible(member)
    organiser = open_page("organisator@demo.example", width=width)
    organiser.goto(f"{FULL}vragen/")
    assert_accessible(organiser)
    organiser.click("button:has-text('Stel deze vraag')")
    expect(organiser.locator("[data-error-summary]")).to_be_visible()
    assert_accessible(organiser)


@pytest.mark.parametrize("javascript", [True, False])
def test_full_waiting_and_moving_up(community, open_page, javascript):
    """The whole way, by keyboard where one presses a button."""
    event = EventFactory(title="Samen schrijven", capacity=1)
    first, second = open_page(MEMBER, javascript=javascript), open_page(SECOND, javascript=javascript)
    first.goto(event.url)
    first.click("#aanmelding >> text=Aanmelden")
    first.get_by_role("button", name="Meld me aan").focus()
    first.keyboard.press("Enter")
    expect(first.locator("#aanmelding")).to_contain_text("Je bent aangemeld")

    second.goto(event.url)
    second.click("#aanmelding >> text=Op de wachtlijst")
    second.get_by_role("button", name="Zet me op de wachtlijst").click()
    expect(second.locator("#aanmelding")).to_contain_text("Je bent nummer 1")

    mail.outbox.clear()
    first.click("#aanmelding >> text=Afmelden")
    first.get_by_role("button", name="Afmelden").focus()
    first.keyboard.press("Enter")
    first.wait_for_url(f"**{event.url}")
    second.reload()
    expect(second.locator("#aanmelding")).to_contain_text("Je bent aangemeld")

    message = next(one for one in mail.outbox if one.to == [SECOND])
    assert message.subject == "Er is plaats voor je: Samen schrijven"
    [said] = Calendar.from_ical(message.attachments[0][1]).walk("VEVENT")
    assert (said["SUMMARY"], said["DTSTART"].dt) == ("Samen schrijven", event.starts_at)
