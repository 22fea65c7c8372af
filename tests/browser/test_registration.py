"""Registering in a browser: from planning to the list of who comes, by keyboard; and a short way without JavaScript."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
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
    for path in (FULL, webinar.url, "/mijn/bijeenkomsten/", f"{FULL}aanmelden/", f"{FULL}afmelden/"):
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


def publish(page, title, question):
    """An organiser plans an event with one place, and asks something, in the site."""
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
    page.fill("[name=text]", question)
    page.check("[name=kind][value=text]")
    page.check("[name=is_required]")
    page.click("button[value=next]")
    page.click("button[value=next]")
    page.click("button:has-text('Publiceer')")
    expect(page.locator("h1")).to_have_text(title)
    return EventPage.objects.get(title=title)


def tab_to(page, target):
    """By keyboard alone, from where one is."""
    for _step in range(80):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by keyboard")


def act(page, role, name):
    """Goes to a link or a button by keyboard, and uses it."""
    tab_to(page, page.get_by_role("main").get_by_role(role, name=name, exact=True))
    page.keyboard.press("Enter")


def answer(page, question, text):
    tab_to(page, page.get_by_label(question))
    page.keyboard.type(text)


def event_in(content):
    """What a program that keeps a calendar reads of it."""
    [said] = Calendar.from_ical(content).walk("VEVENT")
    return said


def box_of(page):
    return page.locator("#aanmelding")


def test_from_planning_to_the_list_of_who_comes(community, open_page):
    """Published, full, waiting, one cancels, the next is in and mailed; the calendar is read, and the list exported."""
    question = "Wat eet je niet?"
    organiser = open_page("organisator@demo.example")
    event = publish(organiser, "Samen schrijven", question)
    first, second = open_page(MEMBER), open_page(SECOND)
    first.goto(event.url)
    act(first, "link", "Aanmelden")
    expect(first.get_by_label(question)).to_be_visible()
    act(first, "button", "Meld me aan")
    expect(first.locator("[data-error-summary]")).to_contain_text("Beantwoord deze vraag")
    answer(first, question, "Noten")
    act(first, "button", "Meld me aan")
    expect(box_of(first)).to_contain_text("Je bent aangemeld")

    second.goto(event.url)
    expect(box_of(second)).to_contain_text("Deze bijeenkomst is vol.")
    act(second, "link", "Op de wachtlijst")
    answer(second, question, "=Vlees")
    act(second, "button", "Zet me op de wachtlijst")
    expect(box_of(second)).to_contain_text("Je bent nummer 1")

    mail.outbox.clear()
    act(first, "link", "Afmelden")
    act(first, "button", "Afmelden")
    first.wait_for_url(f"**{event.url}")
    second.reload()
    expect(box_of(second)).to_contain_text("Je bent aangemeld")
    assert_mailed(event)
    assert_calendar_reads(second, event)
    assert_exported(organiser, event, question)


def assert_mailed(event):
    """Who moved up, once, with an invitation; and who cancelled, with what takes it out of the calendar."""
    written = {message.to[0]: message for message in mail.outbox}
    assert sorted(written) == sorted([MEMBER, SECOND])
    assert len(mail.outbox) == 2
    moved_up, cancelled = written[SECOND], written[MEMBER]
    assert moved_up.subject == "Er is plaats voor je: Samen schrijven"
    assert "Je stond op de wachtlijst voor “Samen schrijven”." in moved_up.body
    assert "13:30 - 15:00" in moved_up.body
    assert "Raadzaal" in moved_up.body
    assert cancelled.subject == "Je hebt je afgemeld: Samen schrijven"
    [(_name, invitation, media_type)] = [tuple(one) for one in moved_up.attachments]
    assert media_type == "text/calendar"
    said = event_in(invitation)
    assert (said["SUMMARY"], said["DTSTART"].dt, said["DTEND"].dt) == (event.title, event.starts_at, event.ends_at)
    [(_name, withdrawal, _type)] = [tuple(one) for one in cancelled.attachments]
    assert Calendar.from_ical(withdrawal)["METHOD"] == "CANCEL"
    assert event_in(withdrawal)["UID"] == said["UID"]


def assert_calendar_reads(page, event):
    """The file of the event's own page."""
    page.goto(event.url)
    with page.expect_download() as started:
        page.get_by_role("link", name="Zet in je agenda").click()
    said = event_in(Path(started.value.path()).read_bytes())
    assert (said["SUMMARY"], said["LOCATION"], said["STATUS"]) == (event.title, "Raadzaal", "CONFIRMED")
    assert (said["DTSTART"].dt, said["DTEND"].dt) == (event.starts_at, event.ends_at)


def assert_exported(page, event, question):
    """The organiser's list has both with their answers; what a spreadsheet would calculate is text."""
    page.goto(f"/agenda/{event.slug}/organiseren/")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert started.value.suggested_filename == f"deelnemers-{event.slug}.csv"
    with Path(started.value.path()).open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["Mailadres"], row["Stand"], row[question]) for row in told] == [
        (MEMBER, "Afgemeld", "Noten"),
        (SECOND, "Aangemeld", "'=Vlees"),
    ]


def test_registering_and_cancelling_without_a_script(community, open_page):
    event = EventPage.objects.get(slug__startswith="noord-wat-brengen")
    member = open_page(MEMBER, javascript=False)
    member.goto(event.url)
    act(member, "link", "Aanmelden")
    act(member, "button", "Meld me aan")
    expect(box_of(member)).to_contain_text("Je bent aangemeld")
    act(member, "link", "Afmelden")
    act(member, "button", "Afmelden")
    expect(box_of(member)).to_contain_text("Je kunt je aanmelden.")
