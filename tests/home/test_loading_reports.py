"""Loading and generating reports, where there is no demo community yet."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from home.demo_loader import reports as loader
from home.demo_loader.files import read_all
from home.demo_loader.reports import NotAsWritten
from home.demo_loader.stories import key_of
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services.evidence import evidence_is_off
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

FILES = read_all("reports")
REPORTS = [(told["lesson"], report) for told in FILES for report in told["report"]]
LIVE = [(lesson, report) for lesson, report in REPORTS if "state" not in report]


@pytest.fixture
def story():
    """A lesson as the demo would have loaded it, and what its file of reports says."""
    lesson = LessonFactory(request_key=key_of("een-les"))
    author = MemberFactory()
    report = next(report for _lesson, report in LIVE if report["outcome"] == "not")
    return lesson, author, {"lesson": "een-les", "report": [{**report, "author": author.email}]}


@pytest.mark.django_db
def test_a_report_that_comes_to_stand_otherwise_than_written_stops_the_loading(story):
    _lesson, author, told = story
    with pytest.raises(NotAsWritten, match="in_review"):
        loader.load_reports(told, MemberFactory())

    told["report"][0]["author"] = MemberFactory(is_trusted=True).email
    loader.load_reports(told, MemberFactory())
    assert Replication.objects.exclude(author=author).get().live


@pytest.mark.django_db
def test_a_lesson_that_is_closed_takes_no_reports(story):
    lesson, _author, told = story
    LessonPage.objects.filter(pk=lesson.pk).update(live=False)
    loader.load_reports(told, MemberFactory())

    assert not Replication.objects.exists()


@pytest.mark.django_db
def test_generated_reports_spread_over_generated_lessons_and_count(django_capture_on_commit_callbacks):
    author, people = MemberFactory(), [MemberFactory() for _ in range(5)]
    told = LessonFactory(title="Niet gemaakt", authors=[author])
    with pytest.raises(CommandError, match="--lessons"):
        call_command("generate_community", "--reports", "5", verbosity=0)
    with django_capture_on_commit_callbacks() as waiting:
        call_command("generate_community", "--lessons", "20", "--reports", "60", "--unread", verbosity=0)
    reports = Replication.objects.select_related("organisation")

    assert waiting == []
    assert reports.filter(live=True).count() == 60
    assert reports.marked().filter(is_own=True).count() == 0
    assert not reports.filter(lesson=told).exists()
    for report in reports:
        report.full_clean(exclude=["author"])
        assert report.missing_for_publication() == {}
        assert report.author.organisation_id == report.organisation_id
    assert {report.author_id for report in reports} <= {author.pk, *(one.pk for one in people)}
    assert len(set(reports.values_list("outcome", flat=True))) == 3
    numbers = Counter(reports.values_list("lesson", flat=True))
    assert 2 <= len(numbers) <= 20
    assert max(numbers.values()) > 60 / 20
    assert not any(evidence_is_off(lesson_id=pk) for pk in LessonPage.objects.values_list("pk", flat=True))
    assert LessonPage.objects.filter(tried_organisations__gt=0).count() == len(numbers)

    # A second time it adds to what is there.
    call_command("generate_community", "--reports", "30", "--unread", verbosity=0)
    assert reports.filter(live=True).count() == 90
    assert not any(evidence_is_off(lesson_id=pk) for pk in LessonPage.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_no_more_reports_are_generated_than_there_is_room_for(capsys):
    writer, other = MemberFactory(), MemberFactory()
    call_command("generate_community", "--lessons", "3", "--unread", verbosity=0)
    call_command("generate_community", "--reports", "500", "--unread", verbosity=0)
    per_lesson = Counter(Replication.objects.values_list("lesson", flat=True))

    # The organisation that did not tell the lesson, in each of eleven half years.
    assert sum(per_lesson.values()) < 500
    assert set(per_lesson.values()) == {11}
    assert f"{sum(per_lesson.values())} reports" in capsys.readouterr().out
    assert Replication.objects.marked().filter(is_own=True).count() == 0
    assert {writer.organisation_id, other.organisation_id} >= set(
        Replication.objects.values_list("organisation", flat=True)
    )
