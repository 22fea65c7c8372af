"""The site, its home page and its sections are kept, and never a moment too long."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from knowledge.lessons.models import LessonIndexPage
from tests.factories.lessons import LessonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("known_site")
def test_a_section_costs_no_query_for_the_pages_above_it(client):
    client.get("/lessen/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/lessen/")
    tables = [query["sql"] for query in asked]
    assert not [sql for sql in tables if 'FROM "wagtailcore_site"' in sql or "home_homepage" in sql]


def test_a_section_with_another_address_is_found_there_at_once(client, lesson_index):
    assert client.get("/lessen/").status_code == 200
    lesson_index.slug = "ervaringen"
    lesson_index.save_revision().publish(skip_permission_checks=True)

    assert client.get("/lessen/").status_code == 404
    assert client.get("/ervaringen/").status_code == 200


def test_a_section_that_is_closed_to_visitors_is_closed_at_once(client, lesson_index):
    assert client.get("/lessen/").status_code == 200
    lesson_index.members_only = True
    lesson_index.save()

    assert client.get("/lessen/").status_code == 302


def test_a_section_that_is_taken_down_is_gone_at_once(client, lesson_index):
    assert client.get("/lessen/").status_code == 200
    lesson_index.unpublish()

    assert client.get("/lessen/").status_code == 404


def test_the_first_page_under_a_section_is_found(client, lesson_index):
    """The section was kept when there was nothing under it."""
    assert client.get("/lessen/").status_code == 200
    lesson = LessonFactory()

    assert client.get(lesson.url).status_code == 200
    assert lesson.title in client.get("/lessen/").content.decode()


def test_an_older_version_of_the_list_brings_no_old_generation_along(lesson_index):
    old = lesson_index.save_revision()
    before = lesson_index.generation
    LessonFactory()
    old.publish(skip_permission_checks=True)

    assert LessonIndexPage.objects.get().generation != before


def test_another_home_page_is_served_at_once(client, home):
    client.get("/")
    about = Page.objects.get(slug="over")
    site = Site.objects.get()
    site.root_page = about
    site.save()

    assert about.title in client.get("/").content.decode()


def test_an_address_under_no_section_goes_the_usual_way(client):
    assert client.get("/over/").status_code == 200
    assert client.get("/bestaat-niet/").status_code == 404
