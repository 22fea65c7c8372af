"""Every page type and state, at both widths, in light and dark."""

import pytest

from knowledge.lessons.models import LessonPage
from tests.browser.conftest import assert_nothing_sticks_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = [
    "/",
    "/lessen/",
    "/lessen/?thema=water&uitkomst=worked",
    "/lessen/?q=bestaatniet",
    "/lessen/geen-cv-geen-brief-twee-bureaubanen-via-open-hiring/",
    "/lessen/van-naar/",
    "/lessen/van-beleidsmedewerker-verkeer-naar-adviseur-voor-veilig-slim/",
    "/leeraanbod/",
    "/leeraanbod/?kosten=free&q=bestaatniet",
    "/leeraanbod/interviewen-op-skills/",
    "/regios/",
    "/regios/noord/",
    "/over/",
    "/toegankelijkheid/",
    "/bestaat-niet/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/login/code/",
]
OWN = [
    "/",
    "/mijn/gegevens/",
    "/regios/noord/",
    "/mijn/",
    "/mijn/profiel/",
    "/mijn/bewaard/",
    "/mijn/bijdragen/",
    "/mijn/bijdragen/nieuw/les/",
    "/mijn/bijdragen/nieuw/makeover/",
    "/mijn/bijdragen/nieuw/leeraanbod/",
    "/leeraanbod/interviewen-op-skills/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/accounts/password/change/",
]
STEPS = [
    "",
    "verhaal/",
    "uitkomst/",
    "advies/",
    "vacaturetekst/",
    "cijfers/",
    "labels/",
    "bijlagen/",
    "voorbeeld/",
    "versies/",
    "weggooien/",
]


@pytest.mark.parametrize("width", ["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages(community, open_page, assert_accessible, width, scheme):
    page = open_page(width=width, scheme=scheme)
    for path in PUBLIC:
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_own_pages(community, open_page, assert_accessible, width):
    page = open_page("nieuw@demo.example", width=width)
    returned = LessonPage.objects.get(title__startswith="Thuiswerken")
    waiting = LessonPage.objects.get(title__startswith="Meeloopdag")
    contribution = f"/mijn/bijdragen/{returned.pk}/"
    for path in [*OWN, *(contribution + step for step in STEPS), f"/mijn/bijdragen/{waiting.pk}/"]:
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("width", ["narrow", "wide"])
def test_pages_of_who_waits(community, open_page, assert_accessible, width):
    page = open_page("wacht@demo.example", width=width)
    for path in ["/", "/mijn/", "/lessen/", "/mijn/bijdragen/"]:
        page.goto(path)
        assert_accessible(page)


def test_nothing_sticks_out_on_the_smallest_screen(community, open_page):
    page = open_page()
    page.set_viewport_size({"width": 320, "height": 600})
    for path in PUBLIC:
        page.goto(path)
        assert_nothing_sticks_out(page)


def test_an_editor_without_its_icons_sticks_out_nowhere(community, open_page):
    """An icon is a word in a font of its own; on a slow line the page stands a while without that font."""
    page = open_page("nieuw@demo.example", width="narrow")
    refused = []
    page.route("**/material-icons*.woff2", lambda route: (refused.append(route.request.url), route.abort()))
    returned = LessonPage.objects.get(title__startswith="Thuiswerken")
    for viewport in (390, 320):
        page.set_viewport_size({"width": viewport, "height": 900})
        page.goto(f"/mijn/bijdragen/{returned.pk}/verhaal/")
        assert page.locator("textarea[data-django-prose-editor-configurable]").count() >= 2
        assert_nothing_sticks_out(page)
        assert page.locator(".prose-menubar__button.material-icons").first.is_visible()
    assert refused


def test_a_page_asks_nothing_of_another_host_and_stays_small(community, open_page, live_server):
    page = open_page("adviseur@demo.example")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ["/", "/lessen/", "/lessen/geen-cv-geen-brief-twee-bureaubanen-via-open-hiring/"]:
        answer = page.goto(path)
        assert len(answer.body()) < 100_000, path

    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
