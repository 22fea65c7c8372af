"""A challenge from the question to the lesson, as its people walk it. The student has no mouse and no account."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from cop.core.roles import ORGANISERS
from events.challenges.models import ChallengePage
from events.entries.models import Entry
from knowledge.lessons.models import LessonPage
from tests.browser.conftest import await_rest, sign_in
from tests.factories.entries import close_challenge, make_entrant, make_entry
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.browser
PASSWORD = "een-lang-wachtwoord"
NOOR, BRAM = "noor@school.example", "bram@school.example"


@pytest.fixture
def organiser(transactional_db):
    ThemeFactory(slug="techniek")
    RegionFactory(name="Limburg")
    return member(groups=[ORGANISERS], trusted=True)


@pytest.fixture
def reviewer(transactional_db):
    return member()


def member(**more):
    made = MemberFactory(**more)
    made.set_password(PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def write(page, field, words):
    """Types in the editor of a field as a person does."""
    editor = page.locator(f"textarea[name={field}]").locator("xpath=ancestor::div[contains(@class,'prose-editor')]")
    editor.locator("[contenteditable=true]").click()
    page.keyboard.type(words)


def tab_to(page, wanted):
    """With the Tab key alone, from where one is."""
    for _ in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {wanted}")


def key_in(page, name, words):
    tab_to(page, page.locator(f"[name={name}]"))
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def key_press(page, name, role="button"):
    tab_to(page, page.get_by_role("main").get_by_role(role, name=name, exact=True))
    page.keyboard.press("Enter")


def last_mail_to(address):
    return next(letter for letter in reversed(mail.outbox) if letter.to == [address])


def type_code(page, address):
    page.wait_for_url("**/inzending/code/")
    key_in(page, "code", re.search(r"\b\d{6}\b", last_mail_to(address).body)[0])
    page.keyboard.press("Enter")


def publish_challenge(page, reviewer):
    """The organiser's guided form, with a reviewer named."""
    page.goto("/mijn/bijdragen/nieuw/challenge/")
    page.fill("[name=title]", "Technici gevraagd")
    press(page, "Ga verder")
    page.fill("[name=question]", "Hoe zorgen we ervoor dat technici ons vinden?")
    write(page, "background", "Al twee jaar staan er banen open.")
    press(page, "Bewaar en ga verder")
    write(page, "offers", "Een dag op de werf.")
    page.fill("[name=row_1_name]", "Hogeschool Veendal")
    page.locator("[name=row_1_kind]").select_option(index=1)
    press(page, "Bewaar en ga verder")
    for number, title in ((1, "Haalbaar"), (2, "Nieuw")):
        row = page.locator(f"details:has([name=row_{number}_title])")
        if row.get_attribute("open") is None:
            row.locator("summary").click()
        page.fill(f"[name=row_{number}_title]", title)
    press(page, "Bewaar en ga verder")
    page.wait_for_url("**/documenten/")
    press(page, "Bewaar en ga verder")
    today = timezone.localdate()
    for name, days in (("opens_at", -1), ("deadline", 7), ("select_by", 14), ("runs_until", 60)):
        page.fill(f"[name={name}_day]", (today + timedelta(days=days)).isoformat())
    press(page, "Bewaar en ga verder")
    page.get_by_label("Techniek").check()
    page.locator("[name=open_to_students]").check()
    press(page, "Bewaar en ga verder")
    challenge = ChallengePage.objects.get(draft_title="Technici gevraagd")
    page.goto(f"/mijn/challenges/{challenge.pk}/mensen/")
    page.fill("[name=who_beoordelaar]", reviewer.email)
    press(page, "Voeg deze beoordelaar toe")
    page.goto(f"/mijn/bijdragen/{challenge.pk}/")
    press(page, "Publiceer")
    return ChallengePage.objects.live().get(pk=challenge.pk)


def hand_in(page, challenge, plan):
    """By keyboard: address, code, draft, team, file, and in."""
    page.goto(challenge.url)
    key_press(page, "Doe mee", role="link")
    page.wait_for_url("**/meedoen/")
    await_rest(page)
    key_in(page, "name", "Noor Bakker")
    key_in(page, "organisation", "Hogeschool Veendal")
    key_in(page, "email", NOOR)
    key_in(page, "title", "Open dag op de weg")
    key_in(page, "summary", "Rij een dag mee.")
    tab_to(page, page.locator(".ProseMirror[contenteditable=true]").first)
    page.keyboard.type("Technici rijden een dag mee.")
    key_press(page, "Mail mij een code")
    type_code(page, NOOR)
    page.wait_for_url("**/wijzigen/")
    await_rest(page)
    key_in(page, "row_1_name", "Noor Bakker")
    key_in(page, "row_2_name", "Ali Demir")
    tab_to(page, page.get_by_label("De pagina van de challenge mag"))
    page.keyboard.press("Space")
    page.set_input_files("[name=file]", plan)
    key_press(page, "Stuur in")
    page.wait_for_url(lambda url: "wijzigen" not in url)
    entry = Entry.objects.get(entrant__email=NOOR)
    assert (entry.state, entry.files.get().name, entry.team.count()) == ("submitted", "plan.txt", 2)
    expect(page.get_by_role("main")).to_contain_text(entry.receipt)
    assert entry.receipt in last_mail_to(NOOR).body
    return entry


def edit(page):
    key_press(page, "Wijzigen", role="link")
    page.wait_for_url("**/wijzigen/")
    await_rest(page)
    key_in(page, "title", "Open dag op de weg, met lunch")
    key_press(page, "Opslaan en opnieuw insturen")
    page.wait_for_url(lambda url: "wijzigen" not in url)
    assert last_mail_to(NOOR).subject == "Gewijzigd: Open dag op de weg, met lunch"


def score(page, reviewer, challenge, entry):
    sign_in(page, reviewer.email, PASSWORD)
    page.goto(f"{challenge.url}inzendingen/")
    page.get_by_role("link", name=entry.title).click()
    for field in page.locator("[name$=_points]").all():
        field.fill("4")
    press(page, "Sla je scores op")
    expect(page.get_by_role("main")).to_contain_text("80,0%")
    page.fill("[name=opmerking-text]", "Sterk en goedkoop.")
    press(page, "Voeg een opmerking toe")
    expect(page.locator("#comment")).to_contain_text("Sterk en goedkoop.")


def decide(page, entry, label, reason):
    page.goto(f"/beoordelen/{entry.pk}/")
    page.get_by_label(label, exact=True).check()
    page.fill("[name=reason]", reason)
    press(page, "Bewaar deze beslissing")


def publish_results(page, challenge):
    page.goto(f"/mijn/bijdragen/{challenge.pk}/resultaat/")
    await_rest(page)
    write(page, "results", "Een team gaat door.")
    write(page, "outcome_done", "Zes dagen meerijden.")
    write(page, "outcome_result", "Vier nieuwe collega's.")
    press(page, "Bewaar en kijk na")
    press(page, "Publiceer")


def make_lesson(page, challenge):
    page.goto(challenge.url)
    page.locator("summary", has_text="Organiseren").first.click()
    press(page, "Maak hier een les van")
    lesson = LessonPage.objects.get(draft_title=challenge.title)
    told = lesson.get_latest_revision_as_object()
    assert "Al twee jaar" in told.situation
    assert ("Zes dagen" in told.approach, "Vier nieuwe" in told.result) == (True, True)
    return lesson


def publish_lesson(page, lesson):
    """What a challenge cannot know is filled in, and nothing that it told."""
    page.goto(f"/mijn/bijdragen/{lesson.pk}/verhaal/")
    await_rest(page)
    page.fill("[name=summary]", "Wie een dag meerijdt, blijft.")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Werkte deels").check()
    write(page, "did_not_work", "Meerijden in de regen.")
    press(page, "Bewaar en ga verder")
    page.goto(f"/mijn/bijdragen/{lesson.pk}/labels/")
    page.get_by_label("Techniek").check()
    page.get_by_label("Limburg").check()
    press(page, "Bewaar en ga verder")
    page.goto(f"/mijn/bijdragen/{lesson.pk}/")
    press(page, "Publiceer")
    return LessonPage.objects.live().get(pk=lesson.pk)


def test_from_question_to_lesson(open_page, organiser, reviewer, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("Het plan")
    host = open_page()
    sign_in(host, organiser.email, PASSWORD)
    challenge = publish_challenge(host, reviewer)

    noor = open_page()
    entry = hand_in(noor, challenge, plan)
    edit(noor)
    other = make_entry(challenge, make_entrant(BRAM, name="Bram Visser"), title="Een poster")
    entry, challenge = Entry.objects.get(pk=entry.pk), close_challenge(challenge)
    challenge.save_revision(clean=False)  # time passes for the version that the organiser goes on with as well

    judge = open_page()
    score(judge, reviewer, challenge, entry)
    host.goto(f"/beoordelen/{entry.pk}/")
    host.fill("[name=vraag-text]", "Wat kost de lunch?")
    press(host, "Verstuur je vraag")
    assert "Wat kost de lunch?" in last_mail_to(NOOR).body
    noor.reload()
    key_in(noor, "answer", "Tien euro.")
    key_press(noor, "Verstuur je antwoord")
    expect(noor.get_by_role("main")).to_contain_text("Tien euro.")
    assert "Tien euro." in last_mail_to(organiser.email).body

    decide(host, entry, "Gekozen", "Goedkoop en sterk.")
    decide(host, other, "Niet gekozen", "Een poster hadden we al.")
    host.goto(f"{challenge.url}inzendingen/")
    press(host, "Vertel het per mail")
    expect(host.get_by_role("main")).to_contain_text("2 inzenders weten het nu.")
    assert "Goedkoop en sterk." in last_mail_to(NOOR).body
    assert "Een poster hadden we al." in last_mail_to(BRAM).body

    bram = open_page()
    bram.goto("/inzending/toegang/")
    key_in(bram, "email", BRAM)
    bram.keyboard.press("Enter")
    type_code(bram, BRAM)
    bram.wait_for_url("**/mijn/inzendingen/")
    expect(bram.get_by_role("main")).to_contain_text("Een poster")
    expect(bram.get_by_role("main")).not_to_contain_text("Open dag")
    assert bram.goto(f"/inzending/{entry.pk}/").status == 404
    bram.goto(f"/inzending/{other.pk}/")
    expect(bram.get_by_role("main")).to_contain_text("Een poster hadden we al.")
    noor.reload()
    expect(noor.get_by_role("main")).to_contain_text("je inzending is gekozen")
    for words in ("Sterk en goedkoop.", "80,0%"):
        expect(noor.get_by_role("main")).not_to_contain_text(words)

    host.goto(challenge.url)
    host.locator("summary", has_text="Organiseren").first.click()
    press(host, "De selectie is gemaakt")
    publish_results(host, challenge)
    noor.goto(f"{challenge.url}resultaat/")
    for words in ("Een team gaat door.", "met lunch", "Ali Demir"):
        expect(noor.get_by_role("main")).to_contain_text(words)
    expect(noor.get_by_role("main")).not_to_contain_text("Een poster")
    lesson = publish_lesson(host, make_lesson(host, challenge))
    noor.goto(lesson.url)
    expect(noor.get_by_role("main")).to_contain_text("Vier nieuwe collega's.")
    for page in (host, noor, judge, bram):
        assert page.problems == []
