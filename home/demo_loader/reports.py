"""What members of the demo tell about trying each other's lessons, written and sent by themselves."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision

from cop.core.models import CommunityDocument
from cop.members.models import Member
from cop.publishing.services import Submitted
from cop.publishing.tokens import token_of
from home.demo_loader.files import FOLDER
from home.demo_loader.stories import NAMESPACE, key_of
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.models import Replication
from knowledge.replications.periods import period_of

ANSWERS = (
    "scale",
    "changed",
    "changed_nothing",
    "outcome",
    "result",
    "vacancies",
    "applicants",
    "hires",
    "hours_spent",
)
DAYS_A_MONTH = 30  # near enough for which half year it was
LIVE, IN_REVIEW, DRAFT = "live", "in_review", "draft"
STATES = {Submitted.PUBLISHED: LIVE, Submitted.IN_REVIEW: IN_REVIEW}


class NotAsWritten(Exception):
    """A report of the demo came to stand otherwise than its file says."""


def load_reports(told: dict[str, Any], editor: Member) -> None:
    """The reports on one lesson, with their dates in the past; `editor` checks those of which the file says so.

    What is there already is left alone, and so is a lesson that does not take reports any more.
    """
    lesson = LessonPage.objects.filter(request_key=key_of(told["lesson"]), live=True).first()
    if lesson is None:
        return
    is_new = [_load_report(lesson, report) for report in told["report"]]
    if any(is_new) and "evidence_checked_days_ago" in told:
        _check(lesson, editor, days_ago=told["evidence_checked_days_ago"])


def remove_reports(emails: list[str]) -> None:
    """Reports by these members, and those of anybody on a lesson of theirs, which would hold the lesson back."""
    theirs = Q(author__email__in=emails) | Q(lesson__owner__email__in=emails)
    documents = CommunityDocument.objects.filter(replication_attachments__replication__in=_keys(theirs))
    files = list(documents.distinct())
    Replication.objects.filter(pk__in=_keys(theirs)).delete()
    for document in files:
        document.delete()


def _keys(which: Q) -> list[int]:
    return list(Replication.objects.filter(which).values_list("pk", flat=True))


def _load_report(lesson: LessonPage, told: dict[str, Any]) -> bool:
    """Whether it was not there yet. Raises NotAsWritten."""
    key = uuid.uuid5(NAMESPACE, f"{lesson.request_key}/{told['author']}")
    if Replication.objects.filter(request_key=key).exists():
        return False
    author = Member.objects.get(email=told["author"])
    report = services.start_report(lesson=lesson, author=author, request_key=key)
    token = _answer(report, told, author)
    for attachment in told.get("attachments", []):
        token = _attach(report, author, attachment, token)
    came_to = DRAFT
    if told.get("state", LIVE) != DRAFT:
        came_to = STATES[services.send_report(report=report, by=author, token=token)]
    if came_to != told.get("state", LIVE):
        raise NotAsWritten(f"{author} on {lesson}: {came_to}")
    _put_back_in_time(report, days=told["told_days_ago"])
    return True


def _answer(report: Replication, told: dict[str, Any], author: Member) -> str:
    version = report.get_latest_revision_as_object()
    for name in ANSWERS:
        if name in told:
            setattr(version, name, told[name])
    version.period_start = period_of(timezone.localdate() - timedelta(days=DAYS_A_MONTH * told["tried_months_ago"]))
    return services.save_report(report=version, by=author, token=token_of(report)).token


def _attach(report: Replication, author: Member, attachment: dict[str, str], token: str) -> str:
    content = (FOLDER / "files" / attachment["file"]).read_bytes()
    saved = services.add_attachment(
        report=Replication.objects.get(pk=report.pk).get_latest_revision_as_object(),
        by=author,
        upload=SimpleUploadedFile(attachment["file"], content),
        title=attachment["title"],
        token=token,
    )
    return saved.token


def _put_back_in_time(report: Replication, *, days: int) -> None:
    """Dates are when they would have been; nothing else of the report is touched."""
    moment = timezone.now() - timedelta(days=days, hours=report.pk % 9)
    mine = Replication.objects.filter(pk=report.pk)
    mine.update(started_at=moment, changed_at=moment)
    mine.filter(live=True).update(first_published_at=moment, last_published_at=moment)
    Revision.objects.for_instance(report).update(created_at=moment)


def _check(lesson: LessonPage, editor: Member, *, days_ago: int) -> None:
    counted = LessonPage.objects.get(pk=lesson.pk)
    services.check_evidence(lesson=counted, by=editor, seen=counted.evidence_generation)
    checked_on = timezone.localdate() - timedelta(days=days_ago)
    LessonPage.objects.filter(pk=lesson.pk).update(evidence_checked_on=checked_on)
