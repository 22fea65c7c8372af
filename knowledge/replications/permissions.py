"""Who may report on a lesson, and who may see and change a report."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cop.core.models import CommunityDocument
from cop.core.permissions import is_admitted
from cop.publishing.permissions import is_author
from cop.regions.models import Organisation
from knowledge.lessons.models import LessonPage
from knowledge.replications.errors import LessonClosed, OrganisationMissing, OwnLesson
from knowledge.replications.models import Replication
from knowledge.replications.querysets import own_organisations_of


def may_report(user: Any, lesson: LessonPage) -> bool:
    """Any admitted member, on a published lesson that somebody else wrote."""
    return is_admitted(user) and lesson.live and not is_author(user, lesson)


def refuse_unless_may_report(user: Any, lesson: LessonPage) -> None:
    """Raises LessonClosed, OwnLesson or OrganisationMissing: each is a sentence that says what to do."""
    if not is_admitted(user) or not lesson.live:
        raise LessonClosed
    if is_author(user, lesson):
        raise OwnLesson
    if user.organisation_id is None:
        raise OrganisationMissing


def get_lesson_or_404(user: Any, pk: int) -> LessonPage:
    """A lesson whose address this person may open, also an archived one; drafts of others do not exist."""
    lesson: LessonPage = get_object_or_404(LessonPage.objects.select_related("organisation"), pk=pk)
    if not lesson.is_open or not lesson.may_be_read_by(user):
        raise Http404
    return lesson


def get_own_report_or_404(user: Any, pk: int) -> Replication:
    """The report as it is in the database; to all but its author it does not exist."""
    own = Replication.objects.filter(author_id=user.pk).select_related(
        "lesson", "organisation", "region", "latest_revision", "live_revision"
    )
    return get_object_or_404(own, pk=pk)


def may_read_report(user: Any, report: Replication) -> bool:
    """Who may read the lesson reads what is published on it; its author reads it always."""
    lesson = report.lesson
    is_shown = report.live and lesson.is_open and lesson.may_be_read_by(user)
    return is_shown or (user.is_authenticated and report.author_id == user.pk)


def on_report(user: Any, document: CommunityDocument) -> bool | None:
    """The rule for files with reports: who may read the report may read the file."""
    reports = list(Replication.objects.filter(attachments__document=document).select_related("lesson"))
    return any(may_read_report(user, report) for report in reports) if reports else None


def counts_for_nothing(organisation: Organisation | None, lesson: LessonPage) -> bool:
    """Reports by an organisation that told the lesson are shown, and not counted."""
    return organisation is not None and organisation.pk in own_organisations_of(lesson.pk)
