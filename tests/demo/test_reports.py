"""What the demo community reports on its own lessons."""

import datetime
import re
from collections import Counter

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from cop.core.models import CommunityDocument
from cop.members.models import Member
from home.demo_loader import reports as loader
from home.demo_loader.files import read, read_all
from knowledge.lessons.models import Evidence, LessonPage, Outcome
from knowledge.replications.models import Replication
from knowledge.replications.services.evidence import evidence_is_off
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.replications import ReplicationFactory

FILES = read_all("reports")
REPORTS = [(told["lesson"], report) for told in FILES for report in told["report"]]
LIVE = [(lesson, report) for lesson, report in REPORTS if "state" not in report]
TITLES = {story["slug"]: story["title"] for story in read_all("lessons")}


def rungs():
    """{slug of the story: its rung}."""
    slugs = {title: slug for slug, title in TITLES.items()}
    live = LessonPage.objects.live().filter(title__in=slugs)
    return {slugs[title]: Evidence(rung) for title, rung in live.values_list("title", "evidence")}


@pytest.mark.django_db
def test_colleagues_all_over_the_country_report_on_the_demo_lessons(demo):
    live = Replication.objects.filter(live=True)

    assert live.count() == len(LIVE) == 33
    assert live.values("lesson").distinct().count() == 15
    assert live.values("region").distinct().count() == 9
    assert Counter(live.values_list("outcome", flat=True)) == {"worked": 13, "partly": 11, "not": 9}
    assert [report.organisation.slug for report in live.marked().filter(is_own=True)] == ["gemeente-lichtveld"]
    assert [report.attachments.count() for report in live.filter(attachments__isnull=False)] == [1, 1, 1]
    assert all(report.missing_for_publication() == {} for report in live)

    by_rung = Counter(rungs().values())
    assert by_rung == {Evidence.TOLD: 2, Evidence.REPEATED: 5, Evidence.TRANSFERABLE: 7, Evidence.CHECKED: 2}
    assert not any(evidence_is_off(lesson_id=pk) for pk in LessonPage.objects.values_list("pk", flat=True))
    waiting = Replication.objects.get(workflow_states__status="in_progress")
    assert (waiting.author.email, waiting.live) == ("nieuw@demo.example", False)
    draft = Replication.objects.get(live=False, workflow_states__isnull=True)
    assert draft.author.email == "adviseur@demo.example"
    assert draft.get_latest_revision_as_object().missing_for_publication()

    # Each was told after the lesson was, and is not of today.
    for report in Replication.objects.select_related("lesson"):
        assert report.started_at < timezone.now() - datetime.timedelta(days=1)
        assert report.started_at > report.lesson.first_published_at
        assert not report.live or report.first_published_at == report.last_published_at == report.started_at
        assert set(Revision.objects.for_instance(report).values_list("created_at", flat=True)) == {report.started_at}
    for lesson in LessonPage.objects.filter(evidence=Evidence.CHECKED):
        last = max(lesson.replications.filter(live=True).values_list("first_published_at", flat=True))
        assert last.date() <= lesson.evidence_checked_on < timezone.localdate()
    assert mail.outbox == []


@pytest.mark.django_db
def test_loading_again_changes_no_report_and_brings_no_check_back(load_again):
    columns = ("pk", "live", "changed_at", "latest_revision_id", "last_published_at")
    before = list(Replication.objects.order_by("pk").values_list(*columns))
    checked = LessonPage.objects.filter(evidence=Evidence.CHECKED)
    loader.services.withdraw_evidence_check(
        lesson=checked.first(), by=Member.objects.get(email="redactie@demo.example")
    )
    load_again()

    assert list(Replication.objects.order_by("pk").values_list(*columns)) == before
    assert checked.count() == 1


@pytest.mark.django_db
def test_starting_over_takes_the_reports_along_as_often_as_one_likes(demo, django_capture_on_commit_callbacks):
    of_demo, stranger = LessonPage.objects.get(title=TITLES["game-als-selectie"]), MemberFactory()
    held_back = ReplicationFactory(lesson=of_demo, author=stranger)
    elsewhere = LessonFactory(title="Van een ander", authors=[stranger])
    by_demo = ReplicationFactory(lesson=elsewhere, author=Member.objects.get(email="adviseur@demo.example"))
    kept = ReplicationFactory(lesson=elsewhere)
    documents = CommunityDocument.objects.filter(replication_attachments__isnull=False)
    for _time in range(2):
        first = set(documents.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            call_command("load_demo", "--flush", verbosity=0)

        assert not Replication.objects.filter(pk__in=[held_back.pk, by_demo.pk]).exists()
        assert Replication.objects.filter(pk=kept.pk, live=True).exists()
        assert LessonPage.objects.get(pk=elsewhere.pk).tried_organisations == 1
        assert Replication.objects.filter(live=True).count() == len(LIVE) + 1
        assert documents.count() == 3
        assert not CommunityDocument.objects.filter(pk__in=first).exists()
    assert list(rungs().values()).count(Evidence.CHECKED) == 2


def test_the_files_fit_the_lessons_and_the_people():
    people = {person["email"]: person for person in read("people.toml")["member"]}
    stories = {story["slug"]: story for story in read_all("lessons")}

    assert {told["lesson"] for told in FILES} <= set(stories)
    assert len({(lesson, people[report["author"]]["organisation"]) for lesson, report in LIVE}) == len(LIVE)
    for lesson, report in REPORTS:
        story = stories[lesson]
        assert report["tried_months_ago"] * 30 >= report["told_days_ago"], report
        assert report["tried_months_ago"] <= story["practice_started_months_ago"], report
        assert report["told_days_ago"] < story["published_days_ago"], report


@pytest.mark.parametrize(("lesson", "report"), LIVE, ids=lambda value: value if isinstance(value, str) else "")
def test_a_report_tells_enough_to_learn_from(lesson, report):
    words = len(re.sub("<[^>]+>", " ", report.get("changed", "") + report["result"]).split())

    assert 60 <= words <= 190
    assert report["scale"]
    assert report["hours_spent"] > 0
    assert report.get("changed_nothing", False) != bool(report.get("changed"))
    assert "!" not in report["result"]
    # A failure says what its teller would do otherwise, in a paragraph of its own.
    if report["outcome"] == Outcome.NOT:
        assert report["result"].count("<p>") == 2
