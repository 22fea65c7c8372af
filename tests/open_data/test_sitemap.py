"""The sitemap: what is in it, how it is divided, and what it costs."""

from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from cop.core import page_views
from cop.opendata.sitemaps import OpenPagesSitemap
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return ET.fromstring(answer.content)  # noqa: S314  (our own)


def addresses(client, path):
    return [one.text for one in read(client, path).iter(f"{SPACE}loc")]


def everything(client):
    return [
        loc
        for part in addresses(client, "/sitemap.xml")
        for loc in addresses(client, part.removeprefix("http://testserver"))
    ]


def test_every_public_page_is_in_it_once_and_nothing_else(client, home, lesson_index):
    lesson = LessonFactory(slug="open")
    archived = LessonFactory(slug="archief")
    archived.unpublish()
    LessonPage.objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    LessonFactory(slug="besloten", members_only=True)
    LessonFactory(slug="concept", live=False)
    found = everything(client)

    assert len(found) == len(set(found))
    closed = {"besloten", "gesprekken"}
    pages = [page.full_url for page in home.get_descendants(inclusive=True).live() if page.slug not in closed]
    words = [f"{lesson_index.full_url}{word}/" for word in page_views.words_in_sitemap(type(lesson_index))]
    words.append("http://testserver/agenda/kalender/")
    words.append("http://testserver/regios/")
    regions = {f"http://testserver{region.get_absolute_url()}" for region in Region.objects.all()}
    assert set(found) == {*pages, *words, *regions}
    assert lesson.full_url == "http://testserver/lessen/open/"
    assert "http://testserver/lessen/wat-reist-er/" in found
    assert "http://testserver/" in found


def test_a_lesson_says_when_it_changed_last(client):
    lesson = LessonFactory(slug="open")
    LessonPage.objects.update(changed_at="2026-03-01T10:00:00Z")
    [entry] = read(client, "/sitemap-lessen.xml").iter(f"{SPACE}url")

    assert entry.find(f"{SPACE}loc").text == lesson.full_url
    assert entry.find(f"{SPACE}lastmod").text.startswith("2026-03-01")
    [part] = [one for one in read(client, "/sitemap.xml").iter(f"{SPACE}sitemap") if "lessen" in one[0].text]
    assert part.find(f"{SPACE}lastmod").text.startswith("2026-03-01")


def test_many_lessons_are_divided(client, monkeypatch):
    monkeypatch.setattr(OpenPagesSitemap, "limit", 2)
    for _ in range(5):
        LessonFactory()
    parts = [part for part in addresses(client, "/sitemap.xml") if "lessen" in part]

    assert parts == [f"http://testserver/sitemap-lessen.xml{end}" for end in ("", "?p=2", "?p=3")]
    assert [len(addresses(client, part.removeprefix("http://testserver"))) for part in parts] == [2, 2, 1]
    for junk in ("?p=99", "?p=0", "?p=x"):
        assert client.get(f"/sitemap-lessen.xml{junk}").status_code == 404
    assert client.get("/sitemap-iets.xml").status_code == 404


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _ in range(number):
        LessonFactory()
    client.get("/sitemap.xml")
    with django_assert_num_queries(25):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-lessen.xml")
