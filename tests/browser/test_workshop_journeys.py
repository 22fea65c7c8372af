"""A workshop from finding it to telling how it went, and from the first part to a certificate that a stranger checks."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from knowledge.given.models import WorkshopRun
from knowledge.self_study.models import Certificate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_adviser_finds_a_workshop_takes_the_box_gives_it_and_tells(community, open_page):
    page = open_page("organisator@demo.example")
    page.goto("/workshops/")
    page.fill("main [name=q]", "schaarste")
    page.press("main [name=q]", "Enter")
    page.click("main a:has-text('Werven in schaarste')")
    with page.expect_download() as coming:
        page.click("text=Workshop in een doos")
    box = zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes()))
    times = WorkshopRun.objects.count()

    assert coming.value.suggested_filename == "werven-in-schaarste.zip"
    assert box.testzip() is None
    assert any("draaiboek" in name.lower() for name in box.namelist())

    page.click("text=Ik gaf deze workshop")
    page.fill("[name=held_on]", "2026-01-12")
    page.fill("[name=group_size]", "11")
    page.fill("[name=worked]", "De kaarten kwamen meteen los.")
    minutes = page.locator("main input[name^=part_]")
    minutes.first.fill("35")
    page.click("main form button[type=submit]")
    page.goto("/workshops/werven-in-schaarste/gegeven/")

    assert WorkshopRun.objects.count() == times + 1
    assert "De kaarten kwamen meteen los." in page.inner_text("main")
    assert re.search(rf"\b{times_of('werven-in-schaarste')} keer gegeven", page.inner_text("main"))


def times_of(slug):
    return WorkshopRun.objects.filter(workshop__slug=slug, state="shown").count()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_member_ticks_every_part_and_a_stranger_checks_the_certificate(community, open_page, javascript):
    before = set(Certificate.objects.values_list("pk", flat=True))
    member = open_page("adviseur@demo.example", javascript=javascript)
    member.goto("/workshops/vacaturetekst-van-eisen-naar-verlangen/zelf/")
    while (buttons := member.locator("text=Dit deel heb ik gedaan")).count():
        left = buttons.count()
        buttons.first.click()
        member.wait_for_selector(f"text={6 - left + 1} van 6 delen gedaan")
    member.click("text=Haal mijn certificaat op")
    member.wait_for_url("**/mijn/certificaten/")
    certificate = Certificate.objects.exclude(pk__in=before).get()
    assert certificate.shown_code in member.inner_text("main")

    stranger = open_page(javascript=javascript)
    stranger.goto("/certificaat/")
    stranger.fill("main [name=code]", certificate.shown_code.lower())
    stranger.press("main [name=code]", "Enter")
    stranger.wait_for_selector("text=Dit certificaat is echt")
    said = stranger.inner_text("main")

    assert "Vacaturetekst: van eisen naar verlangen" in said
    assert "Sanne de Wit" not in said
    assert stranger.goto(f"/mijn/certificaten/{certificate.code}.pdf").url.count("/accounts/login/") == 1
