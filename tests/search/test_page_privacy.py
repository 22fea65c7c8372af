"""What somebody may not read shows nowhere in the search: no title, count, suggestion, snippet, facet or theme."""

import pytest

from cop.core.roles import EDITORS
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """An open page, one for members, and a draft, each with labels of their own."""

    def make(word, **values):
        return LessonFactory(
            title=f"Buddy {word}",
            summary=f"Samenvatting {word}.",
            approach=f"<p>Een buddy van {word}.</p>",
            themes=[ThemeFactory(slug=f"thema-{word}", name=f"Thema {word}")],
            regions=[RegionFactory(slug=f"regio-{word}", name=f"Regio {word}")],
            organisation=OrganisationFactory(slug=f"gemeente-{word}", name=f"Gemeente {word}"),
            **values,
        )

    return [make("merel"), make("kauwtje", members_only=True), make("lijster", live=False)]


def everything(client):
    """All that the search answers, to a page and to a script."""
    texts = []
    for query in (
        *("", "?q=buddy", "?q=kauwtje", "?q=lijster", "?q=kouwtje", "?q=buddy+kauwtje", "?q=samenvatting"),
        *("?thema=thema-merel", "?q=buddy&thema=thema-merel", "?q=zzzz", "?q=buddy&regio=regio-merel"),
    ):
        texts.append(client.get(f"/zoeken/{query}").content.decode())
        texts.append(client.get(f"/zoeken/{query}", headers={"HX-Request": "true"}).content.decode())
    words = ("bud", "budd", "buddy", "kau", "kauwt", "lijst", "thema", "regio", "gem", "sam")
    texts.extend(str(client.get("/zoeken/suggesties/", {"q": word}).json()) for word in words)
    return "\n".join(texts)


def named(text, word):
    """The places where the word stands that the reader did not type."""
    shown = [f"Buddy {word}", f"Samenvatting {word}", f"van {word}", f"Gemeente {word}", f"buddy-{word}"]
    return [place for place in shown if place in text.replace("<mark>", "").replace("</mark>", "")]


@pytest.mark.parametrize("who", ["visitor", "pending", "declined"])
def test_others_find_what_is_open(client, pages, who):
    if who != "visitor":
        client.force_login(MemberFactory(**{who: True}))
    text = everything(client)

    assert "Buddy merel" in text.replace("<mark>", "").replace("</mark>", "")
    assert named(text, "kauwtje") == []
    assert named(text, "lijster") == []
    # No way in, facet or suggestion with labels that only those pages have.
    assert "thema-kauwtje" not in text
    # The page of a region is everybody's, also of one in which nothing is told yet; its label narrows nothing down.
    assert "regio-kauwtje" not in text.replace('href="/regios/regio-kauwtje/"', "")
    assert client.get("/zoeken/?q=buddy").context["found"].count == 1
    assert client.get("/zoeken/?q=kauwtje").context["found"].count == 0


@pytest.mark.parametrize("who", ["member", "editor"])
def test_members_find_what_is_theirs_and_no_draft(client, pages, who):
    client.force_login(MemberFactory(groups=[EDITORS] if who == "editor" else []))
    text = everything(client)

    assert named(text, "kauwtje") != []
    assert named(text, "lijster") == []
    assert client.get("/zoeken/?q=buddy").context["found"].count == 2
    assert client.get("/zoeken/?q=lijster").context["found"].count == 0


def test_what_becomes_members_only_or_goes_is_gone_at_once(client, pages):
    lesson = pages[0]
    assert client.get("/zoeken/?q=buddy").context["found"].count == 1
    lesson.members_only = True
    lesson.save_revision().publish(skip_permission_checks=True)
    text = everything(client)
    assert named(text, "merel") == []
    assert "thema-merel</" not in text

    client.force_login(MemberFactory())
    assert client.get("/zoeken/?q=merel").context["found"].count == 1
    lesson.unpublish()
    assert client.get("/zoeken/?q=merel").context["found"].count == 0
    assert client.get("/zoeken/suggesties/?q=mere").json()["suggestions"] == []


def test_a_choice_of_labels_that_others_have_says_nothing(client, pages):
    """Typing the address of a label that only closed pages have tells nothing about them."""
    page = client.get("/zoeken/?thema=thema-kauwtje").content.decode()

    assert client.get("/zoeken/?thema=thema-kauwtje").context["found"].count == 0
    assert named(page, "kauwtje") == []
