"""What organisers do with who registered, in a browser: every page at both widths, and the way from a mail to the door and on to what
participants thought."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from events.agenda.models import EventPage
from events.organising.codes import address_of
from events.organising.models import EventFile
from events.registration.models import Registration

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
#: Heights of letters as they are drawn, in pixels.
LETTERS = """all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def coming():
    """The full event of the demo."""
    return EventPage.objects.filter(waiting__gt=0).get()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_page_of_organisers_is_accessible(community, open_page, assert_accessible, width, scheme):
    event, past = coming(), EventPage.objects.get(slug__startswith="kijkmiddag")
    own = Registration.objects.filter(event=event, state="registered").first()
    question = event.registration_questions.first()
    page = open_page("organisator@demo.example", width=width, scheme=scheme)
    for path in (
        "/mijn/bijeenkomsten/",
        f"/agenda/{event.slug}/organiseren/",
        f"/agenda/{event.slug}/organiseren/?q=bestaatniet",
        f"/agenda/{event.slug}/organiseren/antwoorden/{question.pk}/",
        f"/agenda/{event.slug}/inchecken/",
        f"/agenda/{event.slug}/inchecken/{own.token}/",
        f"/agenda/{event.slug}/organisatoren/",
        f"/agenda/{past.slug}/terugblik/",
        f"/agenda/{past.slug}/terugblik/meningen/goed/",
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


def tab_to(page, control, *, most=60):
    """With the keyboard alone, from where the focus is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if control.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"no key leads to {control}")


@pytest.fixture
def looked_at(assert_accessible):
    """A page as it stands, at both widths, in light and dark."""

    def look(page):
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                assert_accessible(page)

    return look


def check_in_by_keyboard(page, event, one, looked_at):
    """A scanner types the address of a code and then Enter."""
    page.goto(f"/agenda/{event.slug}/inchecken/")
    tab_to(page, page.get_by_label("Naam, organisatie of code"))
    page.keyboard.type(address_of(event.slug, one.token))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=one.member_name)).to_be_visible()
    looked_at(page)
    tab_to(page, page.get_by_role("button", name="Inchecken"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Ingecheckt: {one.member_name}.")).to_be_visible()
    looked_at(page)


def let_pass(event):
    now = timezone.now()
    EventPage.objects.filter(pk=event.pk).update(starts_at=now - timedelta(hours=5), ends_at=now - timedelta(hours=3))


def test_from_the_door_to_what_participants_thought(community, open_page, looked_at):
    event = coming()
    seated = Registration.objects.filter(event=event, state="registered")
    own = seated.get(member_email="nieuw@demo.example")
    other = seated.exclude(pk=own.pk).first()
    organiser = open_page("organisator@demo.example")
    check_in_by_keyboard(organiser, event, own, looked_at)
    organiser.goto(f"/agenda/{event.slug}/inchecken/{other.token}/")
    organiser.get_by_role("button", name="Inchecken").click()
    expect(organiser.get_by_text(f"Ingecheckt: {other.member_name}.")).to_be_visible()
    assert set(seated.filter(attended=True)) == {own, other}

    let_pass(event)
    look_back(organiser, event, looked_at)
    participant = open_page("nieuw@demo.example")
    give_opinion(participant, event, looked_at)
    participant.goto(f"/agenda/{event.slug}/")
    expect(participant.get_by_text("We schreven vier vacatures om.").first).to_be_visible()
    expect(participant.get_by_role("link", name="Dia's van de middag").first).to_be_visible()
    looked_at(participant)

    organiser.goto(f"/agenda/{event.slug}/terugblik/")
    expect(organiser.get_by_role("img", name="Scores")).to_be_visible()
    expect(organiser.get_by_role("row", name="4 1", exact=True)).to_be_visible()
    expect(organiser.get_by_text("Het herschrijven in tweetallen.").first).to_be_visible()
    looked_at(organiser)
    organiser.set_viewport_size({"width": 390, "height": 900})
    letters = organiser.locator(".scores .picture text").evaluate_all(LETTERS)
    assert letters
    assert min(letters) >= 12


def look_back(page, event, looked_at):
    """Notes, slides, and the question what people thought."""
    page.goto(f"/agenda/{event.slug}/terugblik/")
    looked_at(page)
    page.get_by_role("textbox", name="Aantekeningen").click()
    page.keyboard.type("We schreven vier vacatures om.")
    page.get_by_role("button", name="Bewaar de aantekeningen").click()
    expect(page.get_by_text("Opgeslagen. De aantekeningen").first).to_be_visible()
    page.get_by_label("Titel", exact=True).fill("Dia's van de middag")
    page.set_input_files("[name=upload]", {"name": "dias.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Voeg het bestand toe").click()
    expect(page.get_by_role("link", name="Dia's van de middag").first).to_be_visible()
    assert EventFile.objects.filter(event=event).count() == 1
    page.get_by_role("button", name="Vraag het nu").click()
    expect(page.get_by_text("Gevraagd op").first).to_be_visible()
    looked_at(page)


def give_opinion(page, event, looked_at):
    page.goto(f"/agenda/{event.slug}/mening/")
    looked_at(page)
    page.get_by_role("radio", name="4").check()
    page.get_by_label("Wat werkte goed?").fill("Het herschrijven in tweetallen.")
    page.get_by_role("radio", name="Ja").check()
    page.get_by_role("button", name="Versturen").press("Enter")
    expect(page.get_by_text("We bewaren je naam niet bij wat je zei.").first).to_be_visible()
