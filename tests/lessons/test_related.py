"""What stands beside a lesson."""

import datetime

import pytest
from django.utils import timezone

from cop.care import services
from cop.core.models import RelatedPage
from cop.publishing import services as publishing
from cop.publishing.tokens import token_of
from home.models import InformationPage
from knowledge.lessons.models import Evidence, LessonPage
from knowledge.lessons.reading import reading_of
from knowledge.lessons.related import FEWEST, related_to
from tests.factories.lessons import LessonFactory, PhaseFactory, TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def beside(lesson, user=None):
    return [other.title for other in reading_of(LessonPage.objects.get(pk=lesson.pk), user).related.lessons]


def choose(lesson, *pages):
    for place, page in enumerate(pages):
        RelatedPage.objects.create(page=lesson, related=page, sort_order=place)


def test_who_shares_most_labels_is_first():
    theme, group, phase = ThemeFactory(), TargetGroupFactory(), PhaseFactory()
    lesson = LessonFactory(themes=[theme], target_groups=[group], phases=[phase])
    LessonFactory(title="Een", themes=[theme])
    LessonFactory(title="Drie", themes=[theme], target_groups=[group], phases=[phase])
    LessonFactory(title="Twee", target_groups=[group], phases=[phase])
    LessonFactory(title="Niets", themes=[ThemeFactory()])

    assert beside(lesson) == ["Drie", "Twee", "Een"]


def test_of_as_many_labels_evidence_decides_then_nearness_then_date():
    theme, here = ThemeFactory(), RegionFactory()
    lesson = LessonFactory(themes=[theme], regions=[here])
    for days_ago, (title, evidence, regions) in enumerate(
        [("Nieuw", Evidence.TOLD, []), ("Hier", Evidence.TOLD, [here]), ("Bewezen", Evidence.TRANSFERABLE, [])]
    ):
        other = LessonFactory(title=title, themes=[theme], regions=regions)
        told = timezone.now() - datetime.timedelta(days=days_ago)
        LessonPage.objects.filter(pk=other.pk).update(evidence=evidence, listed_at=told)
    assert beside(lesson) == ["Bewezen", "Hier", "Nieuw"]

    older = LessonFactory(title="Oud", themes=[theme])
    LessonPage.objects.filter(pk=older.pk).update(listed_at=timezone.now() - datetime.timedelta(days=90))
    assert "Oud" not in beside(lesson)


def test_what_was_chosen_comes_first_in_its_order_and_once():
    theme = ThemeFactory()
    lesson = LessonFactory(themes=[theme])
    LessonFactory(title="Zelfde thema", themes=[theme])
    chosen = LessonFactory(title="Gekozen", themes=[theme])
    also = LessonFactory(title="Ook gekozen")
    choose(lesson, also, chosen)

    assert beside(lesson) == ["Ook gekozen", "Gekozen", "Zelfde thema"]


def test_five_chosen_leave_no_room_for_others():
    theme = ThemeFactory()
    lesson = LessonFactory(themes=[theme])
    LessonFactory(title="Zelfde thema", themes=[theme])
    choose(lesson, *[LessonFactory(title=f"Keus {number}") for number in range(5)])

    assert beside(lesson) == [f"Keus {number}" for number in range(5)]


def test_nothing_shows_that_a_reader_may_not_read_or_that_is_out_of_use():
    theme, author = ThemeFactory(), MemberFactory(trusted=True)
    lesson = LessonFactory(themes=[theme])
    secret = LessonFactory(title="Besloten", themes=[theme], members_only=True)
    chosen = LessonFactory(title="Besloten keus", members_only=True)
    archived = LessonFactory(title="Archief", themes=[theme], authors=[author])
    draft = LessonFactory(title="Concept", themes=[theme], live=False)
    choose(lesson, chosen, archived, draft, lesson)
    services.archive_page(page=archived, by=author, note="Oud.", instead=None)

    for user in (None, MemberFactory(pending=True)):
        assert beside(lesson, user) == []
    assert beside(lesson, MemberFactory()) == ["Besloten keus", "Besloten"]
    secret.unpublish()
    assert beside(lesson, MemberFactory()) == ["Besloten keus"]


def test_members_only_lessons_do_not_push_others_out_of_sight(monkeypatch):
    """The best few are looked at first; when a visitor may not read those, everything is."""
    monkeypatch.setattr("knowledge.lessons.related.BEST", 2)
    themes = [ThemeFactory(), ThemeFactory()]
    lesson = LessonFactory(themes=themes)
    for _ in range(3):
        LessonFactory(title="Besloten", themes=themes, members_only=True)
    for number in range(4):
        LessonFactory(title=f"Open {number}", themes=themes[:1])

    assert beside(lesson) == ["Open 3", "Open 2", "Open 1"]
    assert beside(lesson, MemberFactory()) == ["Besloten"] * FEWEST


def test_without_labels_the_region_gives_them_and_without_both_nothing_does():
    here = RegionFactory()
    lesson, bare = LessonFactory(regions=[here]), LessonFactory()
    LessonFactory(title="Hier ook", regions=[here])
    LessonFactory(title="Elders", regions=[RegionFactory()])

    assert beside(lesson) == ["Hier ook"]
    assert beside(bare) == []


def test_another_kind_of_page_shows_as_a_link(client, home):
    lesson = LessonFactory(slug="met-pagina")
    page = InformationPage.objects.get(slug="over")
    choose(lesson, page)
    shown = client.get("/lessen/met-pagina/").content.decode().split('class="lesson"')[1].split("</article>")[-2]
    assert f'href="{page.url}"' in client.get("/lessen/met-pagina/").content.decode().split("<article")[1]
    assert shown

    page.unpublish()
    LessonPage.objects.get(pk=lesson.pk).get_latest_revision().publish(skip_permission_checks=True)
    assert (
        'href="/over/"'
        not in client.get("/lessen/met-pagina/").content.decode().split("<article")[1].split("<footer")[0]
    )


@pytest.fixture
def author():
    return MemberFactory(trusted=True)


def step(lesson):
    return f"/mijn/bijdragen/{lesson.pk}/labels/"


def answers(lesson, **changes):
    lesson.refresh_from_db()
    return {"token": token_of(lesson), "then": "stay", **changes}


def test_an_author_searches_and_chooses_without_javascript(client, author):
    lesson = LessonFactory(authors=[author])
    wanted = LessonFactory(title="Bellen voor de koffie koud is")
    LessonFactory(title="Bellen in besloten kring", live=False)
    client.force_login(author)
    found = client.post(step(lesson), answers(lesson, related_words="koffie bellen", then="find"), follow=True)
    page = found.content.decode()
    assert "Bellen voor de koffie koud is" in page
    assert "besloten kring" not in page

    client.post(step(lesson), answers(lesson, related=[wanted.pk]))
    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert [row.related_id for row in version.related_pages.all()] == [wanted.pk]
    page = client.get(step(lesson)).content.decode()
    assert "Bellen voor de koffie koud is" in page
    assert beside(lesson) == []


def test_at_most_five_and_never_itself_or_what_one_may_not_read(client, author):
    lesson = LessonFactory(authors=[author])
    many = [LessonFactory(title=f"Les {number}") for number in range(6)]
    client.force_login(author)
    refused = client.post(step(lesson), answers(lesson, related=[one.pk for one in many]))
    assert refused.status_code == 422
    assert "Kies er hooguit vijf." in refused.content.decode()
    for other in (lesson, LessonFactory(live=False)):
        assert client.post(step(lesson), answers(lesson, related=[other.pk])).status_code == 422

    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert version.related_pages.count() == 0


def test_a_choice_that_went_meanwhile_is_left_out_and_said(client, author):
    lesson = LessonFactory(authors=[author])
    other = LessonFactory(title="Weg")
    client.force_login(author)
    client.post(step(lesson), answers(lesson, related=[other.pk]))
    other.delete()

    assert client.get(step(lesson)).status_code == 200
    assert client.post(step(lesson), answers(lesson, related=[other.pk])).status_code == 422
    assert client.post(step(lesson), answers(lesson)).status_code == 302


def test_what_was_chosen_is_published_with_the_text(author):
    lesson = LessonFactory(authors=[author], themes=[ThemeFactory()], regions=[RegionFactory()])
    other = LessonFactory(title="Gekozen")
    version = lesson.get_latest_revision_as_object()
    version.related_pages = [RelatedPage(related=other)]
    publishing.save_draft(page=version, by=author, token=token_of(lesson))
    assert beside(lesson) == []

    publishing.submit(page=lesson, by=author, token=None)
    assert beside(lesson) == ["Gekozen"]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_for_any_number(django_assert_num_queries, number):
    theme, region = ThemeFactory(), RegionFactory()
    lesson = LessonFactory(themes=[theme], regions=[region])
    others = [LessonFactory(themes=[theme], regions=[region]) for _ in range(number)]
    choose(lesson, others[0])
    lesson = LessonPage.objects.get(pk=lesson.pk)
    with django_assert_num_queries(5):
        related_to(lesson, {"themes": [theme]}, [region], None)
