"""What organisers do with who registered, in a browser: every page at both widths, and the way from a mail to the door."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from events.agenda.models import EventPage
from events.registration.models import Registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def coming():
    """The full event of the demo."""
    return EventPage.objects.filter(waiting__gt=0).get()


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_page_of_organisers_is_accessible(community, open_page, assert_accessible, width):
    event, past = coming(), EventPage.objects.get(slug__startswith="kijkmiddag")
    own = Registration.objects.filter(event=event, state="registered").first()
    page = open_page("organisator@demo.example", width=width)
    for path in (
        "/mijn/bijeenkomsten/",
        f"/agenda/{event.slug}/organiseren/",
        f"/agenda/{event.slug}/organiseren/?q=bestaatniet",
        f"/agenda/{event.slug}/inchecken/",
        f"/agenda/{event.slug}/inchecken/{own.token}/",
        f"/agenda/{event.slug}/organisatoren/",
        f"/agenda/{past.slug}/terugblik/",
        f"/agenda/{past.slug}/",
    ):
        page.goto(path)
        assert page.url.endswith(path)
        assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_organiser_writes_to_those_registered_and_checks_one_in(community, open_page, javascript):
    event = coming()
    own = Registration.objects.filter(event=event, state="registered").order_by("member_name").first()
    page = open_page("organisator@demo.example", javascript=javascript)
    page.goto(f"/agenda/{event.slug}/organiseren/?stand=registered")
    page.get_by_label(f"Kies {own.member_name}").check()
    page.get_by_role("button", name="Schrijf een mail").press("Enter")
    page.get_by_label("Onderwerp").fill("Neem je vacature mee")
    page.get_by_label("Tekst").fill("Print haar uit.")
    page.get_by_role("button", name="Bekijk hoe het wordt").press("Enter")
    page.get_by_role("button", name="Versturen").press("Enter")
    expect(page.get_by_text("Neem je vacature mee").first).to_be_visible()
    [sent] = [letter for letter in mail.outbox if letter.subject == "Neem je vacature mee"]
    assert sent.to == [own.member_email]
    assert sent.extra_headers["Reply-To"] == "organisator@demo.example"

    page.goto(f"/agenda/{event.slug}/inchecken/{own.token}/")
    page.get_by_role("button", name="Inchecken").press("Enter")
    own.refresh_from_db()
    assert own.attended is True
