"""The agenda in a browser: list, page, month and form, at both widths, and the month by keyboard."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.agenda.models import EventPage
from events.agenda.receivers import renew_listing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NATIONAL = "/agenda/landelijke-dag-werven-in-een-krappe-markt/"
STEPS = ["wat/", "wanneer/", "aanmelden/", "voor-wie/", "voorbeeld/", ""]


def month_of(slug_part):
    event = EventPage.objects.get(slug__startswith=slug_part)
    return f"/agenda/maand/{timezone.localtime(event.starts_at):%Y-%m}/", event


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_accessible(community, open_page, assert_accessible, width, scheme):
    month, _event = month_of("landelijke-dag")
    visitor = open_page(width=width, scheme=scheme)
    for path in (
        "/",
        "/agenda/",
        "/agenda/?wanneer=voorbij",
        "/agenda/?q=bestaatniet",
        NATIONAL,
        month,
        "/agenda/kalender/",
    ):
        visitor.goto(path)
        assert_accessible(visitor)
    organiser = open_page("organisator@demo.example", width=width, scheme=scheme)
    for path in ("/", "/agenda/", NATIONAL, f"{NATIONAL}geschiedenis/"):
        organiser.goto(path)
        assert_accessible(organiser)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_step_of_the_form_is_accessible(community, open_page, assert_accessible, width):
    _month, event = month_of("landelijke-dag")
    page = open_page("organisator@demo.example", width=width)
    page.goto("/mijn/bijdragen/nieuw/bijeenkomst/")
    assert_accessible(page)
    for step in STEPS:
        page.goto(f"/mijn/bijdragen/{event.pk}/{step}")
        assert_accessible(page)
    page.goto(f"/mijn/bijdragen/{event.pk}/wanneer/")
    page.fill("[name=start_time]", "")
    page.click("button[value=stay]")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    assert_accessible(page)
    for act in ("herhalen", "afgelasten", "volgende"):
        page.goto(f"/mijn/agenda/{event.pk}/{act}/")
        assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_cancelling_a_series_and_undoing_it(community, open_page, assert_accessible, width):
    _month, event = month_of("landelijke-dag")
    page = open_page("organisator@demo.example", width=width, javascript=width == "wide")
    page.goto(f"/mijn/agenda/{event.pk}/herhalen/")
    page.fill("[name=count]", "3")
    page.click("button[value=show]")
    page.click("button[value=make]")
    page.goto(f"/mijn/agenda/{event.pk}/afgelasten/")
    page.check("[name=with_following]")
    page.click("main button[type=submit]")
    expect(page.locator("#id_reason")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=with_following]")).to_be_checked()
    page.fill("[name=reason]", "De zaal is dicht.")
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("De zaal is dicht.")
    page.goto(f"/mijn/agenda/{event.pk}/gaat-door/")
    page.check("[name=with_following]")
    if width == "wide":
        assert_accessible(page)
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Landelijke dag")
    assert not EventPage.objects.filter(
        cancelled_at__isnull=False, series=EventPage.objects.get(pk=event.pk).series
    ).exists()


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_undoing_a_cancellation_is_accessible(community, open_page, assert_accessible, width):
    _month, event = month_of("landelijke-dag")
    EventPage.objects.filter(pk=event.pk).update(cancelled_at=timezone.now(), cancel_reason="De zaal is dicht.")
    page = open_page("organisator@demo.example", width=width)
    for path in (f"/mijn/agenda/{event.pk}/gaat-door/", event.get_url()):
        page.goto(path)
        assert_accessible(page)


def test_a_month_by_keyboard(community, open_page, assert_accessible):
    month, event = month_of("landelijke-dag")
    day = timezone.localtime(event.starts_at).day
    page = open_page()
    page.goto(month)
    expect(page.locator("table[role=grid]")).to_be_visible()
    page.locator("td[tabindex='0']").focus()
    page.keyboard.press("Home")
    cell = page.locator("td:focus time")
    for _step in range(40):
        if cell.get_attribute("datetime").endswith(f"-{day:02}"):
            break
        here = int(cell.get_attribute("datetime")[-2:])
        page.keyboard.press("ArrowRight" if here < day else "ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("td a:focus")).to_contain_text("Landelijke dag")
    page.keyboard.press("Escape")
    expect(page.locator("td:focus time")).to_have_attribute(
        "datetime", f"{timezone.localtime(event.starts_at):%Y-%m-%d}"
    )
    assert_accessible(page)
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile(r"/agenda/maand/(?!" + month.split("/")[3] + ")"))


def fill_the_day_of(event, number):
    """So many other events begin on the day of this one, before it."""
    start = timezone.localtime(event.starts_at).replace(hour=6, minute=0)
    for place, other in enumerate(
        EventPage.objects.exclude(pk=event.pk).filter(live=True, members_only=False)[:number]
    ):
        moved = {"starts_at": start + timedelta(minutes=place), "ends_at": start + timedelta(hours=1)}
        EventPage.objects.filter(pk=other.pk).update(title=f"Nummer {place}", **moved)
    renew_listing()
    return start.date()


def day_in_focus(page):
    return date.fromisoformat(page.locator("td:focus time").get_attribute("datetime"))


def test_every_key_of_the_month_also_when_it_comes_from_what_was_kept(community, open_page):
    page = open_page()
    for month in ("/agenda/maand/2027-03/", "/agenda/maand/2027-03/"):
        page.goto(month)
        page.locator("td[tabindex='0']").focus()
        assert day_in_focus(page) == date(2027, 3, 1)
        for key, day in (
            *(("ArrowDown", 8), ("ArrowDown", 15), ("ArrowRight", 16), ("End", 21), ("Home", 15), ("ArrowUp", 8)),
            *(("ArrowLeft", 7), ("ArrowLeft", 6), ("ArrowUp", 6), ("ArrowDown", 13), ("Enter", 13), ("Escape", 13)),
        ):
            page.keyboard.press(key)
            assert day_in_focus(page) == date(2027, 3, day), key
        for _week in range(3):
            page.keyboard.press("ArrowDown")
        assert day_in_focus(page) == date(2027, 3, 27)
        page.keyboard.press("End")
        page.keyboard.press("ArrowDown")
        assert day_in_focus(page) == date(2027, 3, 28)
        page.keyboard.press("PageUp")
        page.wait_for_url("**/agenda/maand/2027-02/")
        page.locator("td[tabindex='0']").focus()
        page.keyboard.press("PageDown")
        page.wait_for_url("**/agenda/maand/2027-03/")
        page.locator("td[tabindex='0']").focus()
        page.keyboard.press("PageDown")
        page.wait_for_url("**/agenda/maand/2027-04/")
        expect(page.locator("h1")).to_have_text("April 2027")
    assert page.problems == []


def test_turning_the_month_keeps_the_day_and_control_goes_to_its_ends(community, open_page):
    page = open_page()
    page.goto("/agenda/maand/2027-03/")
    page.locator("td[tabindex='0']").focus()
    for key, month, day in (
        *(("Control+End", 3, 31), ("PageUp", 2, 28), ("PageDown", 3, 28), ("PageDown", 4, 28), ("Control+Home", 4, 1)),
        ("PageUp", 3, 1),
    ):
        page.keyboard.press(key)
        page.wait_for_url(f"**/agenda/maand/2027-{month:02}/")
        expect(page.locator("td:focus time")).to_have_attribute("datetime", f"{date(2027, month, day)}")
    assert page.problems == []


def test_a_full_day_leads_to_its_list_by_keyboard(community, open_page, assert_accessible):
    month, event = month_of("landelijke-dag")
    day = fill_the_day_of(event, 5)
    page = open_page()
    page.goto(month)
    assert_accessible(page)
    cell = page.locator("td", has=page.locator(f"time[datetime='{day}']"))
    expect(cell.locator("li")).to_have_text(
        [*(f"06:0{place} Nummer {place}" for place in range(3)), re.compile("en nog 3")]
    )
    cell.focus()
    page.keyboard.press("Enter")
    for _link in range(3):
        page.keyboard.press("Tab")
    expect(page.locator("td a:focus")).to_contain_text("en nog 3")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/agenda/?wanneer={day}")
    expect(page.locator(".events > li")).to_have_count(6)
    assert_accessible(page)
    page.locator(".chips a", has_text="Dag:").press("Enter")
    page.wait_for_url(lambda url: "wanneer" not in url)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_months_and_a_full_day_work_without_a_script(community, open_page, width):
    month, event = month_of("landelijke-dag")
    day = fill_the_day_of(event, 5)
    page = open_page(javascript=False, width=width)
    page.goto(month)
    page.click("a[rel=next]")
    page.wait_for_url(lambda url: not url.endswith(month))
    page.click("a[rel=prev]")
    page.wait_for_url(f"**{month}")
    page.click("a:has-text('en nog 3')")
    expect(page.locator(".events > li")).to_have_count(6)
    page.click("a:has-text('Maandkalender')")
    page.wait_for_url(f"**{month}")
    assert str(day) in page.content()


def test_a_month_and_planning_work_without_a_script(community, open_page):
    month, _event = month_of("landelijke-dag")
    visitor = open_page(javascript=False)
    visitor.goto(month)
    visitor.click("td a:has-text('Landelijke dag')")
    expect(visitor.locator("h1")).to_contain_text("Landelijke dag")
    page = open_page("organisator@demo.example", javascript=False)
    page.goto("/mijn/bijdragen/nieuw/bijeenkomst/")
    page.fill("[name=title]", "Zonder script")
    page.press("[name=title]", "Enter")
    page.fill("[name=summary]", "Kom langs.")
    page.check("[name=kind][value=netwerk]")
    page.click("button[value=next]")
    page.fill("[name=day]", "2027-03-28")
    page.fill("[name=start_time]", "02:30")
    page.fill("[name=end_time]", "05:00")
    page.fill("[name=place_name]", "Raadzaal")
    page.click("button[value=next]")
    expect(page.locator("#id_start_time")).to_have_value("02:30")
    page.fill("[name=start_time]", "03:30")
    page.click("button[value=next]")
    page.check("[name=registration_mode][value=hier]")
    page.click("button[value=next]")
    page.wait_for_url("**/vragen/")
    page.click("button[value=next]")
    page.click("button[value=next]")
    page.click("button:has-text('Publiceer')")
    expect(page.locator("h1")).to_have_text("Zonder script")
