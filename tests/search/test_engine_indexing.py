"""The index follows every change, and its counts of words stay exact."""

import pytest
from django.db import transaction

from cop.core.models import Theme
from cop.search import services
from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.models import IndexedPage, IndexedWord, SearchState
from home.models import InformationPage
from tests.factories.lessons import LessonFactory, PhaseFactory, TargetGroupFactory, ThemeFactory, TrendFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def count(words, user=None):
    return find(user=user, asked=Asked(words)).count


def state():
    """All that the search knows, to compare with what it knows after reading everything anew."""
    return (
        sorted(IndexedPage.objects.values_list("page_id", "text", "other_words", "is_public")),
        sorted(IndexedWord.objects.values_list("form", "key", "backwards", "stem", "sound", "pages", "public_pages")),
        list(SearchState.objects.values_list("pages", "public_pages")),
    )


def test_published_changed_hidden_and_shown_again():
    lesson = LessonFactory(title="Paraplu")
    assert count("paraplu") == 1

    lesson.title = "Parasol"
    lesson.save_revision().publish()
    assert (count("paraplu"), count("parasol")) == (0, 1)
    lesson.unpublish()
    assert count("parasol") == 0
    lesson.save_revision().publish()
    assert count("parasol") == 1
    lesson.delete()
    assert count("parasol") == 0


def test_a_draft_of_a_published_lesson_changes_nothing():
    lesson = LessonFactory(title="Paraplu")
    lesson.title = "Parasol"
    lesson.save_revision()

    assert (count("paraplu"), count("parasol")) == (1, 0)


def test_for_members_and_for_everybody_again():
    lesson = LessonFactory(title="Paraplu")
    for is_closed in (True, False):
        lesson.members_only = is_closed
        lesson.save_revision().publish()
        assert (count("paraplu"), count("paraplu", MemberFactory())) == (int(not is_closed), 1)


def test_labels_of_a_lesson_are_read_as_it_is_published():
    lesson = LessonFactory(title="Een")
    lesson.themes = [Theme.objects.create(name="Paraplu", slug="paraplu", synonyms="parasol")]
    lesson.save_revision().publish()

    assert (count("paraplu"), count("parasol")) == (1, 1)


@pytest.mark.parametrize("label", ["themes", "trends", "target_groups", "phases", "regions", "organisation"])
def test_a_renamed_label_finds_its_lessons_by_the_new_name(label):
    factories = {
        "themes": ThemeFactory,
        "trends": TrendFactory,
        "target_groups": TargetGroupFactory,
        "phases": PhaseFactory,
        "regions": RegionFactory,
        "organisation": OrganisationFactory,
    }
    named = factories[label](slug="a")
    LessonFactory(
        title="Een", **({"organisation": named} if label == "organisation" else {"themes": [], label: [named]})
    )
    LessonFactory(title="Twee")
    named.name = "Parapluvereniging"
    named.save()

    assert count("parapluvereniging") == 1


def test_a_label_that_is_gone_finds_nothing():
    theme = Theme.objects.create(name="Paraplu", slug="paraplu")
    LessonFactory(title="Een", themes=[theme])
    assert count("paraplu") == 1

    theme.delete()
    assert count("paraplu") == 0


def test_a_synonym_of_a_label_that_was_added_later():
    theme = Theme.objects.create(name="Slim vervoer", slug="slim")
    LessonFactory(title="Een", themes=[theme])
    theme.synonyms = "paraplu"
    theme.save()

    assert count("paraplu") == 1


def test_counts_of_words_stay_what_reading_anew_would_give():
    theme = ThemeFactory(slug="water", name="Water en dijken")
    first = LessonFactory(title="Een paraplu", themes=[theme])
    second = LessonFactory(title="Twee zij-instromers", members_only=True)
    LessonFactory(title="Concept", live=False)
    third = LessonFactory(title="Drie", approach="<p>Paraplu paraplu parasol.</p>")
    first.title = "Een parasol"
    first.members_only = True
    first.save_revision().publish()
    second.unpublish()
    second.save_revision().publish()
    third.delete()
    theme.name = "Dijken"
    theme.save()
    InformationPage.objects.get(slug="over").delete()

    known = state()
    services.rebuild()
    assert state() == known
    assert IndexedWord.objects.filter(pages=0).count() == 0
    assert IndexedWord.objects.get(form="parasol").pages == 1


def test_reading_the_same_again_changes_nothing():
    lesson = LessonFactory(title="Een")
    known = state()
    services.index_pages(keys=[lesson.pk, lesson.pk])
    services.index_pages(keys=[])
    services.index_pages(keys=[999_999])

    assert state() == known


def test_a_page_that_is_deleted_before_it_is_read():
    lesson = LessonFactory(title="Paraplu")
    key = lesson.pk
    lesson.delete()
    services.index_pages(keys=[key])

    assert not IndexedPage.objects.filter(pk=key).exists()
    assert not IndexedWord.objects.filter(form="paraplu").exists()


def test_the_tree_under_a_page_goes_with_it(lesson_index):
    LessonFactory(title="Paraplu")
    known = SearchState.objects.get().pages
    lesson_index.delete()

    assert SearchState.objects.get().pages == known - 1
    assert not IndexedWord.objects.filter(form="paraplu").exists()


@pytest.mark.django_db(transaction=True)
def test_the_index_is_written_after_the_page_is(django_assert_max_num_queries):
    with transaction.atomic():
        lesson = LessonFactory(title="Paraplu")
        assert not IndexedPage.objects.filter(pk=lesson.pk).exists()
    assert count("paraplu") == 1

    try:
        with transaction.atomic():
            lesson.delete()
            raise InterruptedError
    except InterruptedError:
        assert count("paraplu") == 1
        assert IndexedWord.objects.get(form="paraplu").pages == 1


def test_searching_a_community_without_pages_or_state():
    SearchState.objects.all().delete()

    assert count("paraplu") == 0
