"""What is bounded for words that very many pages have, and what is kept of the last searches."""

import pytest
from django.db import connection
from django.utils import translation

from cop.core.models import Theme
from cop.search import answers
from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.next_steps import next_steps
from cop.search.services import index_pages
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db


def titles(found):
    return [hit.page.title for hit in found.hits]


@pytest.fixture
def common(monkeypatch):
    """Every word counts as common, pages stand in bands of three, and four are counted."""
    monkeypatch.setattr("cop.search.finding.MOST_COUNTED", 4)
    monkeypatch.setattr("cop.search.marks.PAGES_IN_BAND", 3)
    if connection.vendor == "postgresql":
        from cop.search.engines import postgres

        monkeypatch.setattr(postgres, "FEW", 0)
        monkeypatch.setattr(postgres, "SPARE", 1)
        monkeypatch.setattr(postgres, "LARGEST_SHARE", 1)
        monkeypatch.setattr(postgres, "NEWEST", postgres.NEWEST.replace("max(id) / 100", "max(id) / 3"))


def lessons(number, **fields):
    return [LessonFactory(title=f"Les {place}", approach="<p>Een paraplu.</p>", **fields) for place in range(number)]


def test_of_a_common_word_more_are_found_than_are_counted(common):
    lessons(40)
    found = find(user=None, asked=Asked("paraplu"))
    assert (found.count, found.is_capped) == (4, True)


def test_a_title_far_back_stands_before_the_newest_pages(common):
    LessonFactory(title="Paraplu in de gang", approach="<p>Nat.</p>")
    lessons(40)
    assert titles(find(user=None, asked=Asked("paraplu")))[0] == "Paraplu in de gang"


def test_what_the_newest_pages_lack_is_found_further_back(common):
    old = [*lessons(3), *[LessonFactory(title=f"Anders {place}", approach="<p>Zon.</p>") for place in range(40)]][:3]
    found = find(user=None, asked=Asked("paraplu"))
    assert (found.count, found.is_capped) == (3, False)
    assert {hit.page.pk for hit in found.hits} == {page.pk for page in old}


def test_all_words_must_be_there_also_of_a_page_with_one_in_its_title(common):
    LessonFactory(title="Paraplu in de gang", approach="<p>Nat.</p>")
    lessons(12, situation="<p>Een zonnebril.</p>")
    found = titles(find(user=None, asked=Asked("paraplu zonnebril")))
    assert len(found) == 4
    assert "Paraplu in de gang" not in found


def test_an_unwanted_word_keeps_a_page_with_the_word_in_its_title_out(common):
    LessonFactory(title="Paraplu in de gang", approach="<p>Nat.</p>")
    lessons(12)
    assert "Paraplu in de gang" not in titles(find(user=None, asked=Asked("paraplu -nat")))


def test_chosen_labels_look_among_all_pages(common):
    theme = ThemeFactory(slug="water")
    marked = LessonFactory(title="Oud", approach="<p>Een paraplu.</p>", themes=[theme])
    lessons(40)
    found = find(user=None, asked=Asked("paraplu", {"thema": ("water",)}))
    assert (found.count, [hit.page.pk for hit in found.hits]) == (1, [marked.pk])


def test_a_visitor_gets_as_many_where_the_newest_are_for_members(common):
    lessons(6)
    lessons(30, members_only=True)
    assert find(user=None, asked=Asked("paraplu")).count == 4
    keys = [hit.page.pk for hit in find(user=None, asked=Asked("paraplu")).hits]
    assert not LessonPage.objects.filter(pk__in=keys, members_only=True).exists()


def test_a_page_that_was_hidden_is_gone_before_the_index_hears_of_it():
    page, other = lessons(2)
    assert find(user=None, asked=Asked("paraplu")).count == 2
    LessonPage.objects.filter(pk=page.pk).update(live=False)
    found = find(user=None, asked=Asked("paraplu"))
    assert (found.count, [hit.page.pk for hit in found.hits]) == (1, [other.pk])


def test_what_is_kept_for_a_member_is_not_given_to_a_visitor():
    (page,) = lessons(1, members_only=True)
    member = MemberFactory()
    assert find(user=member, asked=Asked("paraplu")).count == 1
    assert find(user=None, asked=Asked("paraplu")).count == 0
    assert find(user=member, asked=Asked("paraplu")).hits[0].page.pk == page.pk


def test_a_new_page_is_found_by_words_that_were_asked_before():
    lessons(1)
    assert find(user=None, asked=Asked("paraplu")).count == 1
    lessons(1)
    assert find(user=None, asked=Asked("paraplu")).count == 2


def test_the_last_searches_are_bounded(monkeypatch):

    monkeypatch.setattr(answers, "MOST_KEPT", 2)
    answers.forget_answers()
    lessons(1)
    for words in ("paraplu", "zon", "regen"):
        find(user=None, asked=Asked(words))
    assert [place.words for place in answers._answers] == ["zon", "regen"]


def test_ways_in_are_counted_once_until_a_page_changes(django_assert_num_queries):
    theme = ThemeFactory(name="Paraplubeheer", slug="paraplubeheer")
    (page,) = lessons(1, themes=[theme])
    assert [(way.name, way.count) for way in next_steps(user=None, found=None).labels] == [("Paraplubeheer", 1)]
    with django_assert_num_queries(1):
        next_steps(user=None, found=None)
    LessonPage.objects.filter(pk=page.pk).update(live=False)
    index_pages(keys=[page.pk])
    assert next_steps(user=None, found=None).labels == []


def test_ways_in_are_counted_apart_for_visitors_and_members():
    lessons(1, themes=[ThemeFactory(name="Paraplubeheer")], members_only=True)
    assert [way.count for way in next_steps(user=MemberFactory(), found=None).labels] == [1]
    assert next_steps(user=None, found=None).labels == []


def test_a_renamed_way_in_has_its_new_name():
    lessons(1, themes=[ThemeFactory(name="Paraplubeheer")])
    assert [way.name for way in next_steps(user=None, found=None).labels] == ["Paraplubeheer"]
    theme = Theme.objects.get(name="Paraplubeheer")
    theme.name = "Paraplubouw"
    theme.save()
    assert [way.name for way in next_steps(user=None, found=None).labels] == ["Paraplubouw"]


def test_a_page_that_says_something_else_now_is_shown_so_when_it_is_asked_again():
    lesson = LessonFactory(title="Paraplu", organisation=OrganisationFactory(name="Gemeente Veendal"))
    assert find(user=None, asked=Asked("paraplu")).hits[0].meta[1] == "Gemeente Veendal"

    lesson.title = "Paraplu, later"
    lesson.save()
    lesson.organisation.name = "Gemeente Waterrijk"
    lesson.organisation.save()

    hit = find(user=None, asked=Asked("paraplu")).hits[0]
    assert (hit.page.title, hit.meta[1]) == ("Paraplu, later", "Gemeente Waterrijk")


def test_what_is_kept_is_shown_in_the_reader_s_language():
    LessonFactory(title="Paraplu", outcome="not")
    for _again in range(2):
        for language, said in (("nl", "Werkte niet"), ("en", "Did not work")):
            with translation.override(language):
                assert find(user=None, asked=Asked("paraplu")).hits[0].meta[0] == said


def test_of_one_search_the_first_pages_are_kept(monkeypatch):
    monkeypatch.setattr(answers, "MOST_SHOWN", 1)
    answers.forget_answers()
    lessons(45)
    pages = [find(user=None, asked=Asked("paraplu", page=number)).hits for number in (1, 2, 1, 2)]

    assert (pages[0], pages[1]) == (pages[2], pages[3])
    assert not {hit.page.pk for hit in pages[0]} & {hit.page.pk for hit in pages[1]}
    assert [len(answer.shown) for answer in answers._answers.values()] == [1]
