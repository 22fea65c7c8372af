"""A lesson is a story, or a vacancy text before and after: each with its own steps and its own questions."""

import uuid

import pytest

from cop.publishing import services
from cop.publishing.contributions import contribution_type, type_of
from cop.publishing.errors import Incomplete
from cop.publishing.services.submission import Submitted
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion
from cop.search.finding import found_keys
from knowledge.lessons.models import Kind, LessonPage, Outcome
from knowledge.vacancies.models import MakeoverNote
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def start(slug, author):
    return services.start_draft(
        kind=contribution_type(slug), author=author, title="Van eisen naar wensen", request_key=uuid.uuid4()
    )


def newest(page):
    return LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def save(lesson, author):
    services.save_draft(page=lesson, by=author, token=token_of(LessonPage.objects.get(pk=lesson.pk)))


def missing(lesson):
    return list(lesson.missing_for_publication())


@pytest.mark.parametrize(
    ("slug", "kind", "first"), [("les", "story", "verhaal"), ("makeover", "makeover", "vacaturetekst")]
)
def test_a_page_is_known_again_as_what_it_was_started_as(slug, kind, first):
    page = start(slug, MemberFactory())

    assert LessonPage.objects.get().kind == newest(page).kind == kind
    assert type_of(LessonPage.objects.get()).slug == slug
    assert type_of(page).steps[0].slug == first


def test_a_makeover_asks_for_its_texts_and_no_story():
    assert missing(newest(start("makeover", MemberFactory()))) == [
        "makeover_from",
        "makeover_to",
        "makeover_notes",
        "summary",
        "outcome",
        "result",
        "did_not_work",
        "themes",
        "page_regions",
    ]


def test_a_story_asks_for_no_vacancy_text_and_for_no_half_of_one():
    lesson = newest(start("les", MemberFactory()))
    assert missing(lesson) == list(LessonPage.REQUIRED_TO_PUBLISH)

    lesson.makeover_to = "Adviseur"
    assert missing(lesson)[-1] == "makeover_from"
    lesson.makeover_from = "Medewerker"
    assert missing(lesson) == list(LessonPage.REQUIRED_TO_PUBLISH)
    lesson.makeover_notes = [MakeoverNote(was="Medewerker")]
    assert missing(lesson)[-1] == "makeover_notes"


def complete(page, author):
    lesson = newest(page)
    lesson.makeover_from, lesson.makeover_to = "Medewerker", "Adviseur"
    lesson.makeover_notes = [MakeoverNote(was="Medewerker", became="Adviseur", why="Meer dan uitvoeren.")]
    lesson.summary = lesson.result = lesson.did_not_work = "Genoeg om te lezen."
    lesson.outcome = Outcome.PARTLY
    lesson.themes, lesson.page_regions = [ThemeFactory()], [PageRegion(region=RegionFactory())]
    save(lesson, author)
    return lesson


def test_a_makeover_is_published_with_its_notes():
    author = MemberFactory(trusted=True)
    page = start("makeover", author)
    complete(page, author)

    assert services.submit(page=page, by=author, token=None) == Submitted.PUBLISHED
    lesson = LessonPage.objects.live().get()
    assert [(note.was, note.became, note.why) for note in lesson.makeover_notes.all()] == [
        ("Medewerker", "Adviseur", "Meer dan uitvoeren.")
    ]


@pytest.mark.parametrize(
    ("was", "became", "why"),
    [("", "", "Waarom"), ("Er stond", "", ""), ("x" * 251, "", "Waarom"), ("Er stond", "Er staat", "x" * 601)],
)
def test_a_makeover_with_half_a_note_cannot_be_sent(was, became, why):
    author = MemberFactory(trusted=True)
    page = start("makeover", author)
    lesson = complete(page, author)
    lesson.makeover_notes = [*lesson.makeover_notes.all(), MakeoverNote(was=was, became=became, why=why)]
    save(lesson, author)

    with pytest.raises(Incomplete) as refused:
        services.submit(page=page, by=author, token=None)
    assert list(refused.value.missing) == ["makeover_notes"]
    assert not LessonPage.objects.live().exists()


def test_an_older_version_brings_its_texts_and_notes_back():
    author = MemberFactory(trusted=True)
    page = start("makeover", author)
    complete(page, author)
    services.submit(page=page, by=author, token=None)
    first = LessonPage.objects.get().live_revision
    lesson = newest(page)
    lesson.makeover_to, lesson.makeover_notes = "Strateeg", []
    save(lesson, author)
    assert newest(page).makeover_notes.count() == 0

    services.restore_version(page=page, revision=first, by=author)

    assert newest(page).makeover_to == "Adviseur"
    assert [note.why for note in newest(page).makeover_notes.all()] == ["Meer dan uitvoeren."]


def test_a_change_to_a_published_note_shows_only_once_it_is_sent():
    author = MemberFactory(trusted=True)
    page = start("makeover", author)
    complete(page, author)
    services.submit(page=page, by=author, token=None)
    lesson = newest(page)
    note = lesson.makeover_notes.all()[0]
    note.why = "Anders gezegd."
    lesson.makeover_notes = [note]
    save(lesson, author)

    assert LessonPage.objects.get().makeover_notes.get().why == "Meer dan uitvoeren."
    services.submit(page=page, by=author, token=None)
    assert LessonPage.objects.get().makeover_notes.get().why == "Anders gezegd."


def test_the_start_page_of_each_kind_offers_the_other(client):
    client.force_login(MemberFactory())
    story = client.get("/mijn/bijdragen/nieuw/les/").content.decode()
    makeover = client.get("/mijn/bijdragen/nieuw/makeover/").content.decode()

    assert "<h1>Deel een les</h1>" in story
    assert 'href="/mijn/bijdragen/nieuw/makeover/">Deel een vacaturetekst: van → naar</a>' in story
    assert "in 7 korte stappen" in story
    assert "<h1>Deel een vacaturetekst: van → naar</h1>" in makeover
    assert "in 6 korte stappen" in makeover


def test_my_lessons_says_what_each_button_starts(client):
    author = MemberFactory()
    client.force_login(author)
    for _ in range(2):
        page = client.get("/mijn/bijdragen/").content.decode()
        main = page[page.index("<main") :]
        assert main.count("Deel een les</a>") == 1
        assert main.count("Deel een vacaturetekst: van → naar</a>") == 1
        LessonFactory(authors=[author], live=False)


def test_the_search_index_reads_both_texts_and_the_notes():
    lesson = LessonFactory(makeover=True)

    for words in ("vijf jaar ervaring in het vak", "4.900 euro", "herkende zich niet"):
        assert words in lesson.plain_body()
    assert found_keys(user=None, words='"wilt het leren kennen"', kind="les") == [lesson.pk]
    assert lesson.kind == Kind.MAKEOVER
