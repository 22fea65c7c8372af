"""What other places show of a page: canonical address, preview, schema.org data."""

import json
import re

import pytest
from PIL import Image

from cop.core import sharing
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return LessonFactory(
        title="Wie niet belt",
        slug="wie-niet-belt",
        summary="Bellen helpt.",
        themes=[ThemeFactory(slug="water")],
        regions=[RegionFactory(slug="noord")],
        organisation=OrganisationFactory(slug="veendal"),
        authors=[MemberFactory(display_name="Jet Vogel")],
    )


def head(client, path):
    return client.get(path).content.decode().partition("</head>")[0]


def metas(client, path):
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter|article):[^"]+)" content="([^"]*)">', head(client, path))
    )


def data(client, path):
    """The graph, by type."""
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(path).content.decode(), re.DOTALL
    )
    assert len(blocks) == 1
    graph = json.loads(blocks[0])
    assert graph["@context"] == "https://schema.org"
    return {one["@type"]: one for one in graph["@graph"]}


def canonical(client, path):
    return re.findall(r'<link rel="canonical" href="([^"]*)">', head(client, path))


def test_a_lesson_has_one_address_and_a_preview(client, lesson):
    url = "http://testserver/lessen/wie-niet-belt/"
    found = metas(client, "/lessen/wie-niet-belt/?utm_source=x")

    assert canonical(client, "/lessen/wie-niet-belt/?utm_source=x") == [url]
    assert found["og:url"] == url
    assert (found["og:title"], found["og:description"]) == ("Wie niet belt", "Bellen helpt.")
    assert (found["og:type"], found["og:locale"], found["og:site_name"]) == ("article", "nl_NL", "Werfkring")
    assert found["og:image"] == "http://testserver/static/images/delen.png"
    assert found["twitter:card"] == "summary_large_image"
    assert found["article:modified_time"]


def test_other_public_pages_have_a_preview_too(client, lesson):
    for path in ("/", "/lessen/", "/over/"):
        found = metas(client, path)
        assert (canonical(client, path), found["og:type"]) == ([f"http://testserver{path}"], "website")
        assert found["og:description"]


def test_a_narrowed_list_is_not_the_list(client, lesson):
    for query in ("?thema=water", "?q=bellen", "?pagina=2"):
        assert canonical(client, f"/lessen/{query}") == []
        assert metas(client, f"/lessen/{query}")["og:title"] == "Lessen"
        assert "og:url" not in metas(client, f"/lessen/{query}")
    assert canonical(client, "/lessen/?sorteer=gewijzigd") == ["http://testserver/lessen/"]


def test_the_picture_is_what_its_size_says(settings):
    file = settings.BASE_DIR / "cop" / "static" / sharing.PICTURE

    assert Image.open(file).size == sharing.PICTURE_SIZE
    assert file.stat().st_size <= 60_000


def test_what_is_for_members_says_nothing_to_anybody(client, lesson):
    LessonPage.objects.update(members_only=True)
    client.force_login(MemberFactory())
    page = client.get("/lessen/wie-niet-belt/").content.decode()

    assert "Wie niet belt" in page
    for part in ("og:", "canonical", "ld+json", "twitter:"):
        assert part not in page


def test_a_preview_says_nothing_either(client, lesson):
    client.force_login(lesson.owner)
    page = client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/").content.decode()

    assert "Wie niet belt" in page
    assert "og:" not in page
    assert "ld+json" not in page


@pytest.mark.parametrize("path", ["/mijn/", "/accounts/login/", "/bestaat-niet/"])
def test_what_is_no_page_says_nothing(client, path):
    client.force_login(MemberFactory())
    page = client.get(path).content.decode()
    assert "og:" not in page
    assert "ld+json" not in page


def test_a_lesson_is_an_article_in_its_place(client, lesson):
    for _ in range(2):  # the second time as it was kept
        found = data(client, "/lessen/wie-niet-belt/")
        article = found["Article"]
        assert article["headline"] == "Wie niet belt"
        assert article["url"] == "http://testserver/lessen/wie-niet-belt/"
        assert article["inLanguage"] == "nl"
        assert [author["name"] for author in article["author"]] == ["Jet Vogel"]
        assert article["author"][0]["worksFor"]["name"] == "Veendal"
        assert article["keywords"] == "Water"
        assert article["spatialCoverage"] == [{"@type": "Place", "name": "Noord"}]
        assert article["datePublished"] <= article["dateModified"]
        steps = found["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps] == ["Home", "Lessen", "Wie niet belt"]
        assert [step["position"] for step in steps] == [1, 2, 3]


def test_the_home_page_says_who_this_is_and_how_to_search(client):
    found = data(client, "/")

    assert found["Organization"]["name"] == "Werfkring"
    assert "email" not in found["Organization"]
    assert (
        found["WebSite"]["potentialAction"]["target"]["urlTemplate"]
        == "http://testserver/zoeken/?q={search_term_string}"
    )
    assert "BreadcrumbList" not in found


def test_an_information_page_says_where_it_stands(client):
    assert [step["item"] for step in data(client, "/over/")["BreadcrumbList"]["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/over/",
    ]


def test_no_title_ends_the_data(client, lesson):
    title = "</script><script>alert(1)</script> & <!-- \u2028"
    LessonPage.objects.update(title=title, summary="<b>\"'</b>")
    page = client.get("/lessen/wie-niet-belt/").content.decode()

    assert "<script>alert" not in page
    assert data(client, "/lessen/wie-niet-belt/")["Article"]["headline"] == title
    assert metas(client, "/lessen/wie-niet-belt/")["og:description"] == "&lt;b&gt;&quot;&#x27;&lt;/b&gt;"


def test_a_change_shows_at_once(client, lesson):
    data(client, "/lessen/wie-niet-belt/")
    lesson.title = "Wie wel belt"
    lesson.save_revision().publish(skip_permission_checks=True)
    assert data(client, "/lessen/wie-niet-belt/")["Article"]["headline"] == "Wie wel belt"
