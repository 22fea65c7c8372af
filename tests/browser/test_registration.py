"""Registering in a browser: full, waiting, and moving up; also without JavaScript."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from events.agenda.models import EventPage

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


def publish(page, title):
    """An organiser plans an event with one place, in the site."""
    day = timezone.localdate() + timedelta(days=20)
    page.goto("/mijn/bijdragen/nieuw/bijeenkomst/")
    page.fill("[name=title]", title)
    page.press("[name=title]", "Enter")
    page.fill("[name=summary]", "Neem een vacature mee.")
    page.check("[name=kind][value=training]")
    page.fill("[name=organised_by]", "Provincie Merwede")
    page.click("button[value=next]")
    page.fill("[name=day]", f"{day:%Y-%m-%d}")
    page.fill("[name=start_time]", "13:30")
    page.fill("[name=end_time]", "15:00")
    page.fill("[name=place_name]", "Raadzaal")
    page.click("button[value=next]")
    page.check("[name=registration_mode][value=hier]")
    page.fill("[name=capacity]", "1")
    page.click("button[value=next]")
    page.click("button[value=next]")
    page.click("button:has-text('Publiceer')")
    expect(page.locator("h1")).to_have_text(title)
    return EventPage.objects.get(title=title)


def follow(page, name):
    """Goes where a link in the panel of registration leads."""
    page.locator("#aanmelding").get_by_role("link", name=name, exact=True).click()


def press(page, name):
    """By keyboard."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_planning_to_the_list_of_who_comes(community, open_page, javascript):
    """Published, full, waiting, one cancels, the next is in; and the organiser takes the list along."""
    organiser = open_page("organisator@demo.example", javascript=javascript)
    event = publish(organiser, "Samen schrijven")
    first, second = open_page(MEMBER, javascript=javascript), open_page(SECOND, javascript=javascript)
    first.goto(event.url)
    follow(first, "Aanmelden")
    press(first, "Meld me aan")
    expect(first.locator("#aanmelding")).to_contain_text("Je bent aangemeld")

    second.goto(event.url)
    follow(second, "Op de wachtlijst")
    press(second, "Zet me op de wachtlijst")
    expect(second.locator("#aanmelding")).to_contain_text("Je bent nummer 1")

    mail.outbox.clear()
    first.goto(event.url)
    follow(first, "Afmelden")
    press(first, "Afmelden")
    first.wait_for_url(f"**{event.url}")
    second.reload()
    expect(second.locator("#aanmelding")).to_contain_text("Je bent aangemeld")

    message = next(one for one in mail.outbox if one.to == [SECOND])
    assert message.subject == "Er is plaats voor je: Samen schrijven"
    [said] = Calendar.from_ical(message.attachments[0][1]).walk("VEVENT")
    assert (said["SUMMARY"], said["DTSTART"].dt) == ("Samen schrijven", event.starts_at)

    exported = organiser.request.get(reverse("organising:export-csv", args=[event.slug]))
    assert exported.status == 200
    assert SECOND in exported.text()
