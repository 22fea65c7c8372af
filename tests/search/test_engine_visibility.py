"""What one may not read never appears: not as hit, count, facet, snippet, suggestion or corrected word."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.suggesting import suggest
from home.models import InformationPage
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services import recount_evidence
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.replications import ReplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers():
    """{who: whether they read what is for members}"""
    return {
        "nobody": (None, False),
        "visitor": (AnonymousUser(), False),
        "pending": (MemberFactory(pending=True), False),
        "declined": (MemberFactory(declined=True), False),
        "member": (MemberFactory(), True),
        "editor": (MemberFactory(groups=["Editors"]), True),
    }


@pytest.fixture
def hidden():
    """Lessons of which no word may show: to nobody, or to members alone. Each has a word that stands nowhere else."""
    theme, region = ThemeFactory(slug="geheim", name="Geheim thema"), RegionFactory(slug="ver", name="Verweg")
    LessonFactory(
        title="Besloten kwartelkooi",
        approach="<p>Met een zandlopertje en arbeidsmarktkwestie.</p>",
        themes=[theme],
        regions=[region],
        members_only=True,
    )
    LessonFactory(title="Ongedrukte kwartelkooi", approach="<p>Met een zandlopertje.</p>", themes=[theme], live=False)
    archived = LessonFactory(title="Weg kwartelkooi", approach="<p>Met een zandlopertje.</p>", themes=[theme])
    archived.unpublish()
    LessonFactory(title="Open", approach="<p>Met een paraplu en een arbeidsmarkt.</p>")


def search(user, words, **chosen):
    return find(user=user, asked=Asked(words, {name: (slug,) for name, slug in chosen.items()}))


def everything_said(found):
    values = [(str(value.name), value.count) for group in found.facets for value in group.values]
    hits = [(hit.page.title, str(hit.title), str(hit.snippet), *hit.meta) for hit in found.hits]
    return repr((found.count, found.corrected, values, hits))


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize(
    "words",
    ["kwartelkooi", "kwartel", "kooi", "zandlopertje", "zandlopertjes", '"besloten kwartelkooi"', "verweg", "geheim"],
)
def test_only_members_find_what_is_for_members(readers, words):
    for who, (user, is_member) in readers.items():
        found = search(user, words)
        assert [hit.page.title for hit in found.hits] == (["Besloten kwartelkooi"] if is_member else []), who
        assert found.count == int(is_member), who
        assert [value.count for group in found.facets for value in group.values] == ([1, 1, 1] if is_member else []), (
            who
        )


@pytest.mark.usefixtures("hidden")
def test_a_word_of_hidden_pages_is_no_correction(readers):
    for who, (user, is_member) in readers.items():
        found = search(user, "zandlopertie")
        assert found.corrected == ("zandlopertje" if is_member else ""), who
        assert "zandlopertje" not in everything_said(found) or is_member, who


@pytest.mark.usefixtures("hidden")
def test_a_word_of_hidden_pages_does_not_stop_a_correction(readers):
    """That "arbeidsmarktkwestie" is known would tell that it stands somewhere."""
    for who, (user, is_member) in readers.items():
        found = search(user, "arbeidsmarkten")
        assert "Open" in {hit.page.title for hit in found.hits}, who
        assert found.count == (2 if is_member else 1), who


@pytest.mark.usefixtures("hidden")
def test_drafts_and_archived_lessons_are_found_by_nobody(readers):
    for who, (user, _is_member) in readers.items():
        assert search(user, "ongedrukte").count == 0, who
        assert "Weg kwartelkooi" not in everything_said(search(user, "zandlopertje weg")), who


@pytest.mark.usefixtures("hidden")
def test_choices_show_nothing_hidden(readers):
    for who, (user, is_member) in readers.items():
        found = search(user, "", thema="geheim")
        assert found.count == int(is_member), who
        assert ("Besloten" in everything_said(found)) == is_member, who


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("words", ["kwartel", "besloten k", "ongedrukte", "weg kw", "verweg", "geheim", "geh"])
def test_suggestions_show_nothing_hidden(readers, words):
    for who, (user, is_member) in readers.items():
        texts = {suggestion.text for suggestion in suggest(user=user, words=words)}
        assert texts <= ({"Besloten kwartelkooi", "Geheim thema", "Verweg"} if is_member else set()), who


def test_what_became_hidden_behind_the_index_is_not_shown_or_counted(readers):
    """A row that was changed without telling anybody: the index still says that everybody may read it."""
    theme = ThemeFactory(slug="water")
    LessonFactory(title="Kwartelkooi", themes=[theme])
    LessonPage.objects.update(members_only=True)

    for who, (user, is_member) in readers.items():
        found = search(user, "kwartelkooi")
        assert (found.count, len(found.hits)) == (int(is_member), int(is_member)), who
        assert sum(value.count for group in found.facets for value in group.values) == 2 * is_member, who
        assert len(suggest(user=user, words="kwartel")) == int(is_member), who


def test_an_information_page_for_members(readers):
    page = InformationPage.objects.get(slug="over")
    page.title = "Over kwartelkooien"
    page.members_only = True
    page.save_revision().publish()

    for who, (user, is_member) in readers.items():
        assert search(user, "kwartelkooien").count == int(is_member), who
        assert len(suggest(user=user, words="over kwart")) == int(is_member), who


def test_nobody_finds_pages_by_the_marks_of_the_index(readers):
    LessonFactory(title="Open")

    for user, _is_member in readers.values():
        for words in ("zq0lezer0", "zq0lezer1", "zq0soort0les", '"zq0lezer0"', "zq0"):
            assert search(user, words).count == 0
            assert suggest(user=user, words=words) == []


def test_a_mark_in_a_text_opens_nothing():
    LessonFactory(title="Besloten", approach="<p>kwartelkooi zq0lezer0 zq0soort0les</p>", members_only=True)

    assert search(None, "kwartelkooi").count == 0


def test_words_of_reports_find_their_lesson_for_who_may_read_it(readers):
    public, closed = LessonFactory(title="Open"), LessonFactory(title="Besloten", members_only=True)
    taken_off = LessonFactory(title="Weg")
    for lesson in (public, closed, taken_off):
        ReplicationFactory(lesson=lesson, changed="<p>Met een zandlopertje.</p>")
    taken_off.unpublish()
    ReplicationFactory(lesson=public, changed="<p>Met een kwartelkooi.</p>", live=False)

    for who, (user, is_member) in readers.items():
        found = search(user, "zandlopertje")
        assert {hit.page.title for hit in found.hits} == ({"Open", "Besloten"} if is_member else {"Open"}), who
        assert all("<mark>zandlopertje</mark>" in hit.snippet for hit in found.hits), who
        assert search(user, "kwartelkooi").count == 0, who


def test_words_of_a_report_that_is_taken_away_find_nothing():
    report = ReplicationFactory(lesson=LessonFactory(title="Open"), changed="<p>Met een zandlopertje.</p>")
    assert search(None, "zandlopertje").count == 1

    Replication.objects.filter(pk=report.pk).update(live=False)
    recount_evidence(lesson_id=report.lesson_id)
    assert search(None, "zandlopertje").count == 0
