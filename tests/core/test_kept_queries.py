"""A query whose SQL is kept answers what the query set answers."""

import threading

import pytest
from django.db import connections
from django.db.models import F
from django.db.models.functions import Lower

from cop.core.kept_queries import Many, kept_query
from cop.core.models import Theme
from tests.factories.lessons import ThemeFactory

pytestmark = pytest.mark.django_db


@kept_query(str)
def named(name):
    return Theme.objects.filter(name=name).order_by("pk")


@kept_query(Many(4), int)
def among(keys, but):
    return Theme.objects.filter(pk__in=keys).exclude(pk=but).order_by("pk").values_list("pk", flat=True)


@pytest.fixture
def themes():
    return [ThemeFactory(name=f"Thema {number}") for number in range(3)]


def test_rows_are_those_of_the_query_set(themes):
    for theme in themes:
        found = named(theme.name)

        assert found == [theme]
        assert (found[0].slug, found[0].order) == (theme.slug, theme.order)
    assert named("Geen") == []
    assert named.first("Geen") is None
    assert named.first(themes[1].name) == themes[1]


def test_what_changed_meanwhile_shows(themes):
    assert named(themes[0].name)[0].slug == themes[0].slug

    Theme.objects.filter(pk=themes[0].pk).update(slug="anders")

    assert named(themes[0].name)[0].slug == "anders"


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_list_may_be_shorter_than_what_is_asked_at_most(themes, number):
    keys = [theme.pk for theme in themes[:number]]

    assert among(keys, -1) == keys
    assert among(keys, themes[0].pk) == keys[1:]


def test_a_list_that_is_too_long_is_refused(themes):
    with pytest.raises(ValueError, match="5 values where at most 4"):
        among([1, 2, 3, 4, 5], -1)


def test_each_call_asks_once(themes, django_assert_num_queries):
    named("Thema 1")

    with django_assert_num_queries(2) as asked:
        named("Thema 1")
        named("Thema 2")

    assert "Thema 2" in asked.captured_queries[1]["sql"]


def test_an_argument_that_the_database_is_not_given_is_refused():
    shortened = kept_query(str)(lambda name: Theme.objects.filter(name=name[:20]))
    forgotten = kept_query(int)(lambda _key: Theme.objects.all())
    in_python = kept_query(int)(lambda key: Theme.objects.annotate(other=F("pk") + (key + 1)))

    for query, argument in ((shortened, "Thema"), (forgotten, 1), (in_python, 1)):
        with pytest.raises(ValueError, match="does not reach the database"):
            query(argument)


def test_related_rows_in_queries_of_their_own_are_refused():
    with pytest.raises(ValueError, match="queries of their own"):
        kept_query()(lambda: Theme.objects.prefetch_related("lessonpage_set"))()


def test_an_argument_may_stand_in_an_expression(themes):
    lowered = kept_query(str)(lambda name: Theme.objects.annotate(low=Lower("name")).filter(low=name))

    assert lowered("thema 2") == [themes[2]]


def test_a_word_cannot_leave_its_place(themes):
    assert named("x' OR '1'='1") == []
    assert named("%s") == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_has_its_own_values():
    themes = [ThemeFactory(name=f"Draad {number}") for number in range(2)]
    both, wrong = threading.Barrier(2), []

    def ask(theme):
        try:
            for _ in range(50):
                both.wait(timeout=20)
                wrong.extend(row for row in named(theme.name) if row != theme)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask, args=(theme,)) for theme in themes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
