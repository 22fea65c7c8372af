"""Words under a page's address that are no pages: another look at a list."""

import re
import uuid

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cop.core import page_views
from cop.core.roles import EDITORS
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from knowledge.lessons.models import LessonIndexPage, LessonPage
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
WORD = "anders-bekeken"


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setattr(page_views, "_sub_views", {})
    page_views.register_sub_view(
        "lessons.LessonIndexPage", WORD, lambda request, page: HttpResponse(f"Ook {page.title}")
    )


def test_a_registered_word_is_answered_by_its_view(client):
    LessonFactory(slug="een-les")

    assert client.get(f"/lessen/{WORD}/").content.decode() == "Ook Lessen"
    assert client.get("/lessen/een-les/").status_code == 200
    assert client.get("/lessen/onbekend/").status_code == 404
    assert client.get(f"/lessen/{WORD}/verder/").status_code == 404
    assert client.get(f"/over/{WORD}/").status_code == 404


def test_it_follows_who_may_read_the_page_itself(client):
    LessonIndexPage.objects.update(members_only=True)
    assert client.get(f"/lessen/{WORD}/")["Location"] == f"/accounts/login/?next=/lessen/{WORD}/"

    client.force_login(MemberFactory(pending=True))
    assert client.get(f"/lessen/{WORD}/").status_code == 403
    client.force_login(MemberFactory())
    assert client.get(f"/lessen/{WORD}/").status_code == 200


def test_it_goes_with_the_page(client):
    LessonIndexPage.objects.update(live=False)

    assert client.get(f"/lessen/{WORD}/").status_code == 404


def sitemaps(client):
    """Every map that the sitemap names, one after the other."""
    maps = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    return "".join(client.get(path).content.decode() for path in maps)


def test_it_stands_in_the_sitemap_where_all_may_read_it(client, lesson_index):
    assert f"/lessen/{WORD}/</loc>" in sitemaps(client)

    lesson_index.members_only = True
    assert lesson_index.get_sitemap_urls(RequestFactory().get("/")) == []


def test_no_contribution_gets_the_word_as_its_address():
    titles = ["Anders bekeken", "Anders bekeken", "Anders bekeken, maar dan langer"]
    slugs = [
        services.start_draft(
            kind=contribution_type("les"), author=MemberFactory(), title=title, request_key=uuid.uuid4()
        ).slug
        for title in titles
    ]

    assert slugs == [f"{WORD}-2", f"{WORD}-3", f"{WORD}-maar-dan-langer"]


def test_an_editor_cannot_give_a_page_that_address(client):
    lesson = LessonFactory(title="Open", slug="open")
    client.force_login(MemberFactory(groups=[EDITORS]))
    form = {name: getattr(lesson, name) for name in ("title", "summary", "situation", "approach", "outcome", "result")}
    empty = dict.fromkeys(
        ("page_regions", "page_authors", "attachments", "related_pages", "comments"), inline_formset([])
    )
    refused = client.post(
        f"/beheer/pages/{lesson.pk}/edit/",
        nested_form_data({**form, **empty, "slug": WORD, "loaded_revision_id": str(lesson.latest_revision_id)}),
    )

    assert "De site gebruikt dit adres zelf." in refused.content.decode()
    lesson.refresh_from_db()
    assert lesson.get_latest_revision_as_object().slug == "open"


def test_nor_a_copy_of_one(client, lesson_index):
    lesson = LessonFactory(title="Open", slug="open")
    client.force_login(MemberFactory(groups=[EDITORS]))
    form = {"new_title": "Kopie", "new_slug": WORD, "new_parent_page": lesson_index.pk}
    refused = client.post(f"/beheer/pages/{lesson.pk}/copy/", form)

    assert "De site gebruikt dit adres zelf." in refused.content.decode()
    assert LessonPage.objects.count() == 1
    client.post(f"/beheer/pages/{lesson.pk}/copy/", {**form, "new_slug": "kopie"})
    assert LessonPage.objects.filter(slug="kopie").exists()


@pytest.fixture
def under_a_lesson():
    """Every lesson has the weather, and an office with a door of its own."""
    page_views.register_sub_view(
        "lessons.LessonPage", "weer", lambda request, page: HttpResponse(page.title), in_sitemap=False
    )
    page_views.register_sub_view(
        "lessons.LessonPage", "loket", lambda request, page: HttpResponse(request.method, status=418), has_own_door=True
    )


def test_one_with_a_door_of_its_own_is_asked_by_everybody(client, under_a_lesson):
    LessonFactory(slug="besloten", members_only=True)

    assert client.get("/lessen/besloten/weer/")["Location"] == "/accounts/login/?next=/lessen/besloten/weer/"
    answer = client.post("/lessen/besloten/loket/", {"text": "x"})
    assert (answer.status_code, answer.content) == (418, b"POST")


def test_a_draft_has_no_words_under_it(client, under_a_lesson):
    LessonFactory(slug="concept", live=False)

    client.force_login(MemberFactory(administrator=True))
    assert [client.get(f"/lessen/concept/{word}/").status_code for word in ("weer", "loket")] == [404, 404]


def test_the_sitemap_holds_only_the_words_that_ask_for_it(client, under_a_lesson):
    LessonFactory(slug="open")
    places = sitemaps(client)

    assert "/lessen/open/loket/</loc>" in places
    assert "/lessen/open/weer/</loc>" not in places


@pytest.mark.usefixtures("known_site")
def test_a_word_under_a_lesson_costs_no_more_to_find_than_the_lesson(client, under_a_lesson, django_assert_num_queries):
    LessonFactory(slug="open")
    client.get("/lessen/open/weer/")

    with django_assert_num_queries(3):
        client.get("/lessen/open/weer/")
