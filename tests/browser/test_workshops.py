"""Workshops in a browser: both views, the run sheet, and the form, at both widths."""

import pytest

from knowledge.workshops.models import WorkshopPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWS = ["", "begeleider/", "begeleider/?lengte=90&start=09:30", "begeleider/?lengte=x", "draaiboek/?start=09:30"]
STEPS = ["workshop/", "programma/", "materialen/", "vooraf/", "labels/", "lezers/", "voorbeeld/"]


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_accessible(community, open_page, assert_accessible, width, scheme):
    visitor = open_page(width=width, scheme=scheme)
    for path in (
        "/workshops/",
        "/workshops/?lengte=dagdeel",
        "/workshops/?q=bestaatniet",
        "/workshops/werven-in-schaarste/",
    ):
        visitor.goto(path)
        assert_accessible(visitor)
    member = open_page("adviseur@demo.example", width=width, scheme=scheme)
    for view in VIEWS:
        member.goto(f"/workshops/werven-in-schaarste/{view}")
        assert_accessible(member)


def test_the_form_grows_without_a_script(community, open_page):
    page = open_page("adviseur@demo.example", javascript=False)
    page.goto("/mijn/bijdragen/nieuw/workshop/")
    page.fill("[name=title]", "Omschrijven")
    page.press("[name=title]", "Enter")
    page.click("ol.steps a:has-text('Programma')")
    for number in (1, 2):
        page.fill(f"[name=row_{number}_title]", f"Deel {number}")
        page.fill(f"[name=row_{number}_minutes]", "15")
    page.click("button[value=stay]")
    page.fill("[name=row_3_title]", "Deel 3")
    page.fill("[name=row_3_minutes]", "vijf")
    page.click("button[value=stay]")

    assert page.locator("[name=row_3_minutes]").input_value() == "vijf"
    [workshop] = WorkshopPage.objects.filter(draft_title="Omschrijven")
    parts = workshop.get_latest_revision_as_object().parts.all()
    assert [part.title for part in parts] == ["Deel 1", "Deel 2", "Deel 3"]


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_every_step_of_the_form_is_accessible(community, open_page, assert_accessible, width):
    page = open_page("adviseur@demo.example", width=width)
    page.goto("/mijn/bijdragen/nieuw/workshop/")
    assert_accessible(page)
    page.fill("[name=title]", "Omschrijven")
    page.press("[name=title]", "Enter")
    page.wait_for_url("**/workshop/")
    base = page.url.removesuffix("workshop/")
    for step in STEPS:
        page.goto(f"{base}{step}")
        assert_accessible(page)


def test_the_times_are_worked_out_by_keyboard(community, open_page):
    page = open_page("adviseur@demo.example")
    page.goto("/workshops/werven-in-schaarste/begeleider/")
    page.focus("[name=lengte]")
    page.keyboard.type("200")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?lengte=200*")

    assert "200 van de 240 minuten" in page.inner_text(".message")
