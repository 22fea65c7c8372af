"""The whole way of one lesson, as its people walk it."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from knowledge.lessons.models import LessonPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def write(page, field, text):
    """Types in the editor of a field as a person does."""
    editor = page.locator(f"textarea[name={field}]").locator("xpath=ancestor::div[contains(@class,'prose-editor')]")
    editor.locator("[contenteditable=true]").click()
    page.keyboard.type(text)


def test_sign_up_admit_write_review_improve_publish_read(community, open_page, assert_accessible):
    # Jet signs up; her organisation is unknown, so a moderator admits her.
    jet = open_page()
    jet.get_by_role("link", name="Toegang aanvragen").first.click()
    jet.fill("[name=display_name]", "Jet Vogel")
    jet.fill("[name=email]", "jet@nieuwstad.example")
    jet.fill("[name=request_note]", "Ik werf voor de buitendienst.")
    jet.fill("[name=password1]", "een-lange-wachtzin-1")
    jet.press("[name=password1]", "Enter")
    jet.wait_for_selector("[name=code]")
    assert_accessible(jet)
    code = re.search(r"^\s*([A-Z0-9]+-?[A-Z0-9]+)\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    jet.fill("[name=code]", code)
    jet.press("[name=code]", "Enter")
    jet.wait_for_url(lambda url: "confirm" not in url)
    jet.goto("/mijn/")
    assert "ligt bij een moderator" in jet.inner_text("main")

    moderator = open_page("moderator@demo.example")
    moderator.goto("/beheer/toegang/")
    moderator.get_by_role("link", name="Jet Vogel").click()
    moderator.get_by_label("Toelaten").check()
    press(moderator, "Bewaar de beslissing")
    assert mail.outbox[-1].to == ["jet@nieuwstad.example"]

    # She writes; what she types is kept by itself.
    jet.goto("/")
    jet.get_by_role("link", name="Deel een les").first.click()
    jet.fill("[name=title]", "Bellen voor de koffie koud is")
    press(jet, "Begin met schrijven")
    jet.fill("[name=summary]", "Wie dezelfde dag belt, spreekt twee keer zoveel mensen.")
    write(jet, "situation", "Reacties bleven een week liggen.")
    write(jet, "approach", "Elke ochtend een half uur bellen.")
    expect(jet.locator("[data-status]")).to_contain_text("Bewaard om", timeout=15_000)
    lesson = LessonPage.objects.get(title__startswith="Bellen")
    assert "Elke ochtend een half uur bellen." in lesson.get_latest_revision_as_object().approach
    assert_accessible(jet)
    press(jet, "Bewaar en ga verder")
    jet.get_by_label("Werkte deels").check()
    write(jet, "result", "Van de tien namen er zes op.")
    write(jet, "did_not_work", "Bellen tijdens de lunch.")
    for _step in ("uitkomst", "advies", "vacaturetekst"):
        press(jet, "Bewaar en ga verder")
    jet.fill("[name=hours_spent]", "tien")
    press(jet, "Bewaar en ga verder")
    assert "Geef een heel getal" in jet.inner_text("main")
    assert_accessible(jet)
    jet.fill("[name=hours_spent]", "10")
    press(jet, "Bewaar en ga verder")
    jet.get_by_label("Techniek").check()
    jet.get_by_label("Limburg").check()
    press(jet, "Bewaar en ga verder")
    press(jet, "Bewaar en kijk na")
    jet.get_by_role("link", name="Voorbeeld").click()
    assert "Elke ochtend een half uur bellen." in jet.inner_text("article")
    jet.get_by_role("link", name="Terug naar schrijven").click()
    press(jet, "Verstuur naar de redactie")
    assert "Ter beoordeling" in jet.inner_text("main")

    # The editor finds it, reads it, and sends it back.
    editor = open_page("redactie@demo.example")
    editor.goto("/beheer/")
    assert "Bijdragen om te beoordelen" in editor.inner_text("main")
    editor.get_by_role("link", name="Bellen voor de koffie koud is").first.click()
    editor.wait_for_selector("form[data-edit-form]")
    decide(editor, lesson, "reject", "Hoeveel mensen heb je gebeld?")
    assert "Hoeveel mensen heb je gebeld?" in mail.outbox[-1].body
    assert mail.outbox[-1].to == ["jet@nieuwstad.example"]

    # She reads why, improves it and sends it again.
    jet.goto(f"/mijn/bijdragen/{lesson.pk}/")
    assert "Hoeveel mensen heb je gebeld?" in jet.inner_text("main")
    assert_accessible(jet)
    jet.get_by_role("link", name="Wat er gebeurde").click()
    write(jet, "result", "We belden tien mensen. ")
    press(jet, "Bewaar en ga verder")
    jet.goto(f"/mijn/bijdragen/{lesson.pk}/")
    press(jet, "Verstuur opnieuw naar de redactie")

    decide(editor, lesson, "approve", "")
    assert "is gepubliceerd" in mail.outbox[-1].subject

    # A visitor finds and reads it.
    visitor = open_page()
    visitor.goto("/lessen/?q=koffie")
    visitor.get_by_role("link", name="Bellen voor de koffie koud is").click()
    assert "We belden tien mensen." in visitor.inner_text("article")
    assert "Jet Vogel" in visitor.inner_text("article")
    assert_accessible(visitor)


def decide(editor, lesson, action, comment):
    """The editor's decision, as Wagtail's own form for it sends it."""
    state = LessonPage.objects.get(pk=lesson.pk).current_workflow_task_state
    editor.goto(f"/beheer/pages/{lesson.pk}/edit/")
    token = editor.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    answer = editor.request.post(
        reverse("wagtailadmin_pages:workflow_action", args=[lesson.pk, action, state.pk]),
        form={"comment": comment, "csrfmiddlewaretoken": token},
        headers={"Referer": editor.url},
    )
    assert answer.ok, answer.text()[:500]


def test_reading_and_writing_without_javascript(community, open_page):
    page = open_page("adviseur@demo.example", javascript=False)
    page.goto("/lessen/")
    page.get_by_label("Water").check()
    page.get_by_role("button", name="Toon de lessen").click()
    assert "thema=water" in page.url
    assert page.locator(".card").count() == 2

    page.goto("/mijn/bijdragen/nieuw/les/")
    page.fill("[name=title]", "Zonder JavaScript")
    page.get_by_role("button", name="Begin met schrijven").click()
    page.fill("[name=summary]", "Het gaat ook zo.")
    page.fill("[name=situation]", "Eerste alinea.\n\nTweede **alinea**.")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    draft = LessonPage.objects.get(title="Zonder JavaScript")
    assert (
        draft.get_latest_revision_as_object().situation == "<p>Eerste alinea.</p><p>Tweede <strong>alinea</strong>.</p>"
    )

    page.goto(f"/mijn/bijdragen/{draft.pk}/verhaal/")
    situation = page.get_by_label("Aanleiding").locator("visible=true")
    assert situation.input_value() == "Eerste alinea.\n\nTweede **alinea**."
    situation.fill("Tweede **alinea**.")
    press(page, "Bewaar")
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().situation == "<p>Tweede <strong>alinea</strong>.</p>"


def test_signing_in_writing_publishing_and_reading_with_the_keyboard_alone(community, open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    tab_to(page, text="Inloggen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/accounts/login/"))
    tab_to(page, name="login")
    page.keyboard.type("adviseur@demo.example")
    tab_to(page, name="password")
    page.keyboard.type("werfkring-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)

    tab_to(page, text="Deel een les")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/nieuw/les/"))
    tab_to(page, name="title")
    page.keyboard.type("Met het toetsenbord")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ProseMirror[aria-labelledby]")
    tab_to(page, name="summary")
    page.keyboard.type("Zonder muis.")
    for field in ("situation", "approach"):
        type_in_editor(page, field)
    go_on(page, "/uitkomst/")
    tab_to(page, name="outcome")
    page.keyboard.press("Space")
    for field in ("result", "did_not_work"):
        type_in_editor(page, field)
    go_on(page, "/advies/")
    go_on(page, "/vacaturetekst/")
    go_on(page, "/cijfers/")
    go_on(page, "/labels/")
    for field in ("themes", "regions"):
        tab_to(page, name=field)
        page.keyboard.press("Space")
    go_on(page, "/bijlagen/")
    tab_to(page, text="Bewaar en kijk na")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/mijn/bijdragen/\d+/$"))
    tab_to(page, text="Publiceer")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/lessen/met-het-toetsenbord/"))
    assert "Getypt in situation." in page.inner_text("article")
    assert LessonPage.objects.get(slug="met-het-toetsenbord").outcome == "worked"


def type_in_editor(page, field):
    """Tab reaches the editor and leaves it again."""
    tab_to(page, labelled=f"id_{field}_label")
    page.keyboard.type(f"Getypt in {field}.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')") != f"id_{field}_label"


def go_on(page, part):
    tab_to(page, text="Bewaar en ga verder")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(part))
    page.wait_for_load_state("load")
    if page.locator("textarea[data-django-prose-editor-configurable]").count():
        page.wait_for_selector(".ProseMirror[aria-labelledby]")


def tab_to(page, *, name=None, text=None, labelled=None):
    """Presses Tab until the field, link or button has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        has = page.evaluate(
            "(e => [e.getAttribute('name'), e.textContent.trim(), e.getAttribute('aria-labelledby')])(document.activeElement)"
        )
        if (name and has[0] == name) or (text and has[1] == text) or (labelled and has[2] == labelled):
            return
    raise AssertionError(f"{name or text or labelled} cannot be reached with Tab on {page.url}")


def test_two_windows_on_one_draft(community, open_page, assert_accessible):
    draft = LessonPage.objects.get(title__startswith="Wat onze exit")
    path = f"/mijn/bijdragen/{draft.pk}/verhaal/"
    first, second = open_page("adviseur@demo.example"), open_page("adviseur@demo.example")
    first.goto(path)
    second.goto(path)
    first.fill("[name=summary]", "Uit het eerste venster")
    press(first, "Bewaar")
    second.fill("[name=summary]", "Uit het tweede venster")
    expect(second.locator("[data-status]")).to_contain_text("ander venster", timeout=15_000)
    assert draft_summary(draft) == "Uit het eerste venster"

    press(second, "Bewaar")
    assert "Er is niets overschreven" in second.inner_text("main")
    assert_accessible(second)
    assert second.input_value("[name=summary]") == "Uit het tweede venster"
    press(second, "Bewaar mijn tekst toch")
    assert draft_summary(draft) == "Uit het tweede venster"


def draft_summary(draft):
    return LessonPage.objects.get(pk=draft.pk).get_latest_revision_as_object().summary


def test_an_ended_session_loses_no_text(community, open_page):
    draft = LessonPage.objects.get(title__startswith="Wat onze exit")
    page = open_page("adviseur@demo.example", javascript=False)
    page.goto(f"/mijn/bijdragen/{draft.pk}/verhaal/")
    page.fill("[name=summary]", "Getypt na afloop van de sessie")
    page.context.clear_cookies(name="sessionid")
    press(page, "Bewaar")
    page.fill("[name=login]", "adviseur@demo.example")
    page.fill("[name=password]", "werfkring-demo")
    page.press("[name=password]", "Enter")

    assert page.input_value("[name=summary]") == "Getypt na afloop van de sessie"
    assert "Je was uitgelogd" in page.inner_text("main")
    press(page, "Bewaar")
    assert draft_summary(draft) == "Getypt na afloop van de sessie"


def test_the_language_switch(community, open_page):
    page = open_page()
    press(page, "English")
    assert page.get_by_role("link", name="Request access").first.is_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_form_that_was_open_too_long_is_sent_once_more(community, open_page, assert_accessible):
    draft = LessonPage.objects.get(title__startswith="Wat onze exit")
    page = open_page("adviseur@demo.example")
    page.goto(f"/mijn/bijdragen/{draft.pk}/verhaal/")
    page.fill("[name=summary]", "Bijna verloren")
    page.evaluate("document.querySelector('#stap [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    press(page, "Bewaar")
    assert "Nog niet verstuurd" in page.inner_text("h1")
    assert_accessible(page)
    press(page, "Verstuur opnieuw")
    expect(page.locator("main")).to_contain_text("Bewaard om")
    assert draft_summary(draft) == "Bijna verloren"
