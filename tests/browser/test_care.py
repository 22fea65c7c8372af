"""Keeping lessons right, as people walk it; with axe at both widths."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from cop.care.models import PublishedVersion
from knowledge.lessons.models import LessonPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def lesson_of(title):
    return LessonPage.objects.get(title__startswith=title)


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_for_everybody(community, open_page, assert_accessible, width, scheme):
    page = open_page(width=width, scheme=scheme)
    rewritten, archived = lesson_of("Geen hydroloog"), lesson_of("Een reservelijst")
    versions = PublishedVersion.objects.filter(page=rewritten).values_list("pk", flat=True)
    history = f"{rewritten.url}geschiedenis/"
    for path in (archived.url, history, f"{history}?van={versions[1]}&naar={versions[0]}"):
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_forms_of_an_author(community, open_page, assert_accessible, width):
    page = open_page("adviseur@demo.example", width=width)
    own, other = lesson_of("Van beleidsmedewerker verkeer naar adviseur veilig"), lesson_of("Geen hydroloog")
    for path in (
        own.url,
        f"/mijn/zorg/{own.pk}/klopt-nog/",
        f"/mijn/zorg/{own.pk}/archiveren/",
        "/mijn/zorg/overdragen/",
        "/mijn/zorg/herinneringen/",
        f"{other.url}vraag/",
        f"/mijn/bijdragen/{own.pk}/labels/?related_words=een",
    ):
        page.goto(path)
        assert_accessible(page)
    page.goto(f"{other.url}vraag/")
    page.get_by_role("button", name="Verstuur het bericht").click()
    assert_accessible(page)


def test_archive_with_a_sign_and_take_it_back_without_javascript(community, open_page):
    page = open_page("adviseur@demo.example", javascript=False)
    own = lesson_of("Van beleidsmedewerker verkeer naar adviseur veilig")
    page.goto(own.url)
    page.locator(".lesson__actions summary", has_text="Meer").click()
    page.get_by_role("link", name="Archiveren").click()
    page.get_by_label("Waarom archiveer je dit?").fill("We doen het nu anders.")
    page.get_by_label("Waar kijken lezers in plaats hiervan?").fill("rode loper")
    page.keyboard.press("Enter")
    page.get_by_label("Binnen 48 uur bellen").check()
    page.get_by_role("button", name="Archiveren").click()
    banner = page.get_by_role("complementary", name="Gearchiveerd")
    expect(banner).to_contain_text("We doen het nu anders.")

    visitor = open_page()
    visitor.goto("/lessen/")
    assert own.title not in visitor.inner_text("main")
    visitor.goto(own.url)
    visitor.get_by_role("link", name="Binnen 48 uur bellen").first.click()
    assert "Binnen 48 uur" in visitor.inner_text("h1")

    page.locator(".lesson__actions summary", has_text="Meer").click()
    page.get_by_role("link", name="Uit het archief halen").click()
    page.get_by_role("button", name="Uit het archief halen").click()
    visitor.goto("/lessen/")
    assert own.title in visitor.inner_text("main")


def test_the_menu_opens_with_the_keyboard_and_leads_to_the_history(community, open_page):
    page = open_page("nieuw@demo.example")
    page.goto(lesson_of("Geen hydroloog").url)
    page.locator(".lesson__actions summary", has_text="Meer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Geschiedenis").click()
    page.get_by_role("link", name=re.compile("Zie wat er anders is")).click()
    expect(page.locator("ins").last).to_contain_text("55")


def test_ask_an_author_after_signing_in_again(community, open_page):
    page = open_page("nieuw@demo.example")
    page.goto(f"{lesson_of('Geen hydroloog').url}vraag/")
    page.get_by_label("Je vraag").fill("Hoe lang duurde de opleiding?")
    page.get_by_label("Mijn mailadres mag mee").check()
    page.context.clear_cookies()
    page.get_by_role("button", name="Verstuur het bericht").click()
    # The form's secret token went with the cookies: the text is kept in a form that can be sent once more.
    page.get_by_role("button", name="Verstuur opnieuw").click()
    page.wait_for_url("**/accounts/login/**")
    page.fill("[name=login]", "nieuw@demo.example")
    page.fill("[name=password]", "werfkring-demo")
    page.press("[name=password]", "Enter")
    expect(page.get_by_label("Je vraag")).to_have_value("Hoe lang duurde de opleiding?")
    assert not [message for message in mail.outbox if "Hoe lang" in message.body]


def test_a_lesson_prints_on_few_pages_with_its_address(community, open_page):
    page = open_page()
    page.goto(lesson_of("Een reservelijst").url)
    page.emulate_media(media="print")

    for hidden in ("header.site-header", ".lesson__actions", ".site-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_role("complementary", name="Gearchiveerd")).to_be_visible()
    expect(page.locator(".print-only")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
