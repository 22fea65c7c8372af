"""Whom a new lesson is told to."""

import datetime

import pytest
from django.utils import timezone

from cop.notifications import services
from cop.notifications.models import Notification
from knowledge.lessons.models import LessonPage
from knowledge.lessons.telling import new_lessons_for
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def told():
    return {row.recipient_id: row.sentence for row in Notification.objects.select_related("page")}


def offered(member, since=None):
    return [item.title for item in new_lessons_for(member, since or timezone.now() - WEEK)]


def test_followers_are_told_once_when_it_is_published():
    theme, region, author = ThemeFactory(slug="water"), RegionFactory(), MemberFactory(display_name="Anna")
    by_theme, by_region, by_person, by_all, _nobody = (MemberFactory() for _ in range(5))
    for member, subjects in (
        (by_theme, [theme]),
        (by_region, [region]),
        (by_person, [author]),
        (by_all, [theme, region, author]),
        (author, [theme]),
    ):
        for subject in subjects:
            services.follow(member=member, subject=subject)
    lesson = LessonFactory(title="Open sollicitatie", live=False, themes=[theme], regions=[region], authors=[author])
    assert told() == {}
    lesson.latest_revision.publish(skip_permission_checks=True)

    on_theme, by_anna = "Nieuwe les over Water: “Open sollicitatie”", "Anna deelde een les: “Open sollicitatie”"
    assert told() == {by_theme.pk: on_theme, by_region.pk: on_theme, by_person.pk: by_anna, by_all.pk: by_anna}
    LessonPage.objects.get().save_revision().publish(skip_permission_checks=True)
    assert {row.count for row in Notification.objects.all()} == {1}


def test_who_muted_part_of_it_is_not_told():
    theme, region, member = ThemeFactory(), RegionFactory(), MemberFactory()
    services.follow(member=member, subject=theme)
    services.mute(member=member, subject=region)
    LessonFactory(themes=[theme], regions=[region])

    assert told() == {}


def test_an_overview_offers_the_own_region_to_who_follows_nothing():
    member = MemberFactory()
    LessonFactory(title="Van hier", regions=[member.region])
    LessonFactory(title="Van elders", regions=[RegionFactory()])
    LessonFactory(title="Concept", regions=[member.region], live=False)
    LessonFactory(title="Eigen", regions=[member.region], authors=[member])

    assert offered(member) == ["Van hier"]
    services.mute(member=member, subject=member.region)
    assert offered(member) == []
    assert offered(MemberFactory(organisation=None, region=None)) == []


def test_an_overview_offers_what_is_followed_unless_it_was_told():
    member, theme = MemberFactory(), ThemeFactory()
    LessonFactory(title="Voor het volgen", themes=[theme])
    services.follow(member=member, subject=theme)
    LessonFactory(title="Daarna", themes=[theme])

    assert told() == {member.pk: f"Nieuwe les over {theme}: “Daarna”"}
    assert offered(member) == ["Voor het volgen"]


def test_an_overview_offers_nothing_old_nor_muted_nor_by_a_muted_colleague():
    member, theme, author = MemberFactory(), ThemeFactory(), MemberFactory()
    old = LessonFactory(title="Oud", regions=[member.region])
    LessonPage.objects.filter(pk=old.pk).update(listed_at=timezone.now() - 2 * WEEK)
    LessonFactory(title="Gedempt thema", regions=[member.region], themes=[theme, ThemeFactory()])
    LessonFactory(title="Gedempte collega", regions=[member.region], authors=[author])
    LessonFactory(title="Blijft", regions=[member.region, RegionFactory()])
    services.mute(member=member, subject=theme)
    services.mute(member=member, subject=author)

    assert offered(member) == ["Blijft"]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_offering_costs_the_same_for_any_number(django_assert_num_queries, number):
    member = MemberFactory()
    for _ in range(number):
        LessonFactory(regions=[member.region])
    offered(member)
    with django_assert_num_queries(2):
        assert len(offered(member)) == number


def test_the_menu_on_a_lesson_offers_what_it_stands_for(client):
    member, author = MemberFactory(), MemberFactory(display_name="Anna van Dam")
    lesson = LessonFactory(
        slug="open",
        themes=[ThemeFactory(slug="water")],
        regions=[RegionFactory(slug="noord")],
        authors=[author, member],
    )
    assert "follow-menu" not in client.get("/lessen/open/").content.decode()
    client.force_login(member)
    menu = client.get("/lessen/open/").content.decode().partition("follow-menu")[2].partition("</details>")[0]

    for part in ("Deze les", "Water", "Noord", "Anna van Dam", f"/mijn/volgen/les/{lesson.pk}/"):
        assert part in menu
    assert f"/mijn/volgen/lid/{member.pk}/" not in menu
