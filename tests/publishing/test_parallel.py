"""Many members at the same moment: the page tree stays whole and nobody gets an error."""

import threading
import uuid

import pytest
from django.db import connection
from wagtail.models import Page

from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.errors import EditConflict
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion
from knowledge.lessons.models import LessonIndexPage, LessonPage
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Runs every job in a thread of its own, all starting together; gives what each returned or raised."""
    start = threading.Barrier(len(jobs))
    outcomes = [None] * len(jobs)

    def run(place, job):
        try:
            start.wait(timeout=30)
            outcomes[place] = job()
        except Exception as error:  # noqa: BLE001  (what went wrong is what the test looks at)
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes


def start(author, title, key=None):
    return services.start_draft(
        kind=contribution_type("les"), author=author, title=title, request_key=key or uuid.uuid4()
    )


def test_twelve_members_start_a_lesson_with_one_title_at_once():
    members = [MemberFactory() for _ in range(12)]
    outcomes = at_once(*[lambda member=member: start(member, "Zij-instroom") for member in members])

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert len(set(LessonPage.objects.values_list("slug", flat=True))) == 12
    assert LessonIndexPage.objects.get().numchild == 12
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]


def test_one_form_sent_six_times_at_once_makes_one_lesson():
    member, key = MemberFactory(), uuid.uuid4()
    outcomes = at_once(*[lambda: start(member, "Dubbelklik", key) for _ in range(6)])

    assert {outcome.pk for outcome in outcomes} == {LessonPage.objects.get().pk}


def test_of_six_windows_that_save_at_once_one_is_stored_and_five_are_told():
    member = MemberFactory()
    page = start(member, "Eén concept")
    token = token_of(Page.objects.get(pk=page.pk))

    def save(number):
        lesson = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        lesson.summary = f"Venster {number}"
        return services.save_draft(page=lesson, by=member, token=token)

    outcomes = at_once(*[lambda number=number: save(number) for number in range(6)])

    assert sum(isinstance(outcome, services.SavedDraft) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, EditConflict) for outcome in outcomes) == 5


def test_eight_members_publish_at_once():
    def whole():
        member = MemberFactory(trusted=True)
        return member, start(member, "Allemaal tegelijk")

    pairs = [whole() for _ in range(8)]
    for member, page in pairs:
        lesson = LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        for name in ("situation", "approach", "result", "did_not_work", "summary"):
            setattr(lesson, name, "x")
        lesson.outcome = "worked"
        _label(lesson)
        services.save_draft(page=lesson, by=member, token=token_of(Page.objects.get(pk=page.pk)))
    outcomes = at_once(*[lambda pair=pair: services.submit(page=pair[1], by=pair[0], token=None) for pair in pairs])

    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert LessonPage.objects.live().count() == 8
    assert len(set(LessonPage.objects.values_list("slug", flat=True))) == 8
    assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]


def _label(lesson):
    lesson.themes = [ThemeFactory()]
    lesson.page_regions = [PageRegion(region=RegionFactory())]
