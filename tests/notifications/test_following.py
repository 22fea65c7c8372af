"""Following and muting."""

import pytest

from cop.core.models import Theme
from cop.notifications import services
from cop.notifications.following import followers_of, follows_of, level_of, levels_of
from cop.notifications.models import Follow
from cop.notifications.subjects import reference_of
from cop.regions.models import Region
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def test_who_follows_any_and_muted_none_is_a_follower():
    theme, region, lesson = ThemeFactory(), RegionFactory(), LessonFactory()
    by_theme, by_both, muted_lesson, muted_region, nobody = (MemberFactory() for _ in range(5))
    services.follow(member=by_theme, subject=theme)
    for subject in (theme, region):
        services.follow(member=by_both, subject=subject)
    services.follow(member=muted_lesson, subject=theme)
    services.mute(member=muted_lesson, subject=lesson)
    services.mute(member=muted_region, subject=region)

    assert followers_of(theme, region, lesson) == {by_theme.pk, by_both.pk}
    assert followers_of(theme) == {by_theme.pk, by_both.pk, muted_lesson.pk}
    assert followers_of(lesson) == set()
    assert followers_of() == set()
    assert nobody.pk not in followers_of(theme, region, lesson)


def test_a_page_is_one_subject_however_it_was_loaded():
    member, lesson = MemberFactory(), LessonFactory()
    services.follow(member=member, subject=lesson)

    assert followers_of(lesson.page_ptr) == {member.pk}
    services.unfollow(member=member, subject=lesson.page_ptr)
    assert followers_of(lesson) == set()


def test_a_row_with_the_same_key_in_another_table_is_another_subject():
    member, theme = MemberFactory(), ThemeFactory()
    region = Region.objects.create(pk=theme.pk, name="Zelfde sleutel", slug="zelfde-sleutel")
    services.follow(member=member, subject=theme)

    assert followers_of(region) == set()


def test_following_muting_and_stopping_follow_each_other():
    member, theme = MemberFactory(), ThemeFactory()
    seen = [level_of(member, theme)]
    for act in (services.follow, services.follow, services.mute, services.unfollow, services.unfollow):
        act(member=member, subject=theme)
        seen.append(level_of(member, theme))

    assert seen == ["", "follow", "follow", "mute", "", ""]
    assert level_of(MemberFactory(), theme) == ""


def test_levels_of_many_cost_one_query(django_assert_num_queries):
    member, themes, regions = MemberFactory(), [ThemeFactory() for _ in range(3)], [RegionFactory() for _ in range(30)]
    services.follow(member=member, subject=themes[0])
    services.mute(member=member, subject=regions[0])
    with django_assert_num_queries(1):
        levels = levels_of(member, map(reference_of, [*themes, *regions]))

    assert (levels[reference_of(themes[0])], levels[reference_of(regions[0])]) == ("follow", "mute")
    assert set(levels.values()) == {"follow", "mute", ""}
    with django_assert_num_queries(1):
        follows = follows_of(member)
    assert (follows.followed(Theme), follows.muted(Theme)) == ({themes[0].pk}, set())
    assert (follows.followed(Region), follows.muted(Region)) == (set(), {regions[0].pk})


def test_what_is_gone_is_not_followed():
    member, theme, lesson, other = MemberFactory(), ThemeFactory(), LessonFactory(), MemberFactory()
    for subject in (theme, lesson, other):
        services.follow(member=member, subject=subject)
    theme.delete()
    lesson.delete()
    other.delete()

    assert Follow.objects.count() == 0
