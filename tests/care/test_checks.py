"""When a page is to be looked over, and saying that it is still right."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageLogEntry

from cop.care import services
from cop.care.dates import months_later
from cop.care.due import due_dates, number_due
from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import EDITORS
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-03", 120, "2036-11-03"),
    ],
)
def test_so_many_months_later(day, months, later):
    assert months_later(datetime.date.fromisoformat(day), months).isoformat() == later


@given(day=st.dates(max_value=datetime.date(2900, 1, 1)), months=st.integers(1, 120))
def test_months_later_is_so_many_months_on_and_never_past_the_day(day, months):
    later = months_later(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def due_on(lesson):
    return LessonPage.objects.values_list("check_due_on", flat=True).get(pk=lesson.pk)


def told(lesson, days_ago, checked_days_ago=None):
    """The lesson was published so long ago, and perhaps looked over."""
    told_at = timezone.now() - datetime.timedelta(days=days_ago)
    checked = None if checked_days_ago is None else timezone.localdate() - datetime.timedelta(days=checked_days_ago)
    LessonPage.objects.filter(pk=lesson.pk).update(first_published_at=told_at, last_checked_on=checked)
    services.renew_all_check_dates()
    lesson.refresh_from_db()
    return lesson


def test_a_page_is_due_a_year_after_it_appeared():
    assert due_on(LessonFactory()) == months_later(timezone.localdate(), 12)


def test_or_after_the_shortest_period_of_its_themes():
    slow, fast = ThemeFactory(check_after_months=36), ThemeFactory(check_after_months=6)
    lesson = LessonFactory(themes=[slow, fast])
    assert due_on(lesson) == months_later(timezone.localdate(), 6)

    version = lesson.get_latest_revision_as_object()
    version.themes = [slow]
    version.save_revision().publish(skip_permission_checks=True)
    assert due_on(lesson) == months_later(timezone.localdate(), 36)


def test_a_draft_is_never_due():
    assert due_on(LessonFactory(live=False)) is None


def test_a_theme_with_another_period_moves_the_day_of_every_page(django_capture_on_commit_callbacks):
    theme = ThemeFactory(check_after_months=6)
    lesson, other = LessonFactory(themes=[theme]), LessonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        theme.check_after_months = 3
        theme.save()
    assert due_on(lesson) == months_later(timezone.localdate(), 3)

    with django_capture_on_commit_callbacks(execute=True):
        theme.delete()
    assert due_on(lesson) == due_on(other) == months_later(timezone.localdate(), 12)


def test_still_right_starts_the_period_again_and_is_logged():
    author = MemberFactory()
    lesson = told(LessonFactory(authors=[author]), days_ago=800)
    assert (number_due(), list(due_dates(of=author))) == (1, [lesson.pk])

    next_time = services.mark_still_right(page=lesson, by=author)

    lesson.refresh_from_db()
    assert next_time == lesson.check_due_on == months_later(timezone.localdate(), 12)
    assert lesson.last_checked_on == timezone.localdate()
    assert lesson.get_latest_revision_as_object().last_checked_on == lesson.last_checked_on
    assert (number_due(), due_dates()) == (0, {})
    assert PageLogEntry.objects.filter(action="care.checked", page=lesson.pk, user_id=author.pk).count() == 1


def test_only_authors_and_editors_say_so():
    lesson = LessonFactory(authors=[MemberFactory()])

    for somebody in (MemberFactory(trusted=True), MemberFactory(pending=True), MemberFactory(groups=["Moderators"])):
        with pytest.raises(NotAllowed):
            services.mark_still_right(page=lesson, by=somebody)
    lesson.refresh_from_db()
    assert lesson.last_checked_on is None
    services.mark_still_right(page=lesson, by=MemberFactory(groups=[EDITORS]))


def test_nobody_says_so_of_what_is_not_published():
    author = MemberFactory()
    lesson = LessonFactory(authors=[author])
    lesson.unpublish()

    with pytest.raises(Conflict):
        services.mark_still_right(page=lesson, by=author)


def test_the_longest_waiting_is_first():
    last, first = told(LessonFactory(), days_ago=400), told(LessonFactory(), days_ago=900)
    told(LessonFactory(), days_ago=900, checked_days_ago=30)

    assert list(due_dates()) == [first.pk, last.pk]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_dates_cost_the_same_for_any_number(django_assert_num_queries, number):
    theme = ThemeFactory()
    for _ in range(number):
        LessonFactory(themes=[theme])
    LessonPage.objects.update(check_due_on=None)

    with django_assert_num_queries(8):
        assert services.renew_all_check_dates() == number
    with django_assert_num_queries(2):
        assert services.renew_all_check_dates() == 0
