"""What this room shows on the page of a lesson: how far it got beside the text, and the reports below it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cop.core.permissions import is_admitted
from knowledge.lessons.models import Evidence, LessonIndexPage, LessonPage
from knowledge.replications.reading import EvidenceReading, ladder_of


def evidence_panel(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """The ladder and the counts, from the lesson's own row; None for a page that was never saved."""
    if lesson.pk is None:
        return None
    return {
        "ladder": SimpleLazyObject(lambda: ladder_of(lesson)),
        "can_be_checked": lesson.evidence in {Evidence.TRANSFERABLE, Evidence.CHECKED},
    }


def reports_panel(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """Fetched only when the part of the page is rendered anew; below it once more the way to report."""
    if lesson.pk is None:
        return None
    return {"evidence": EvidenceReading(lesson), **(report_button(request, lesson) or {})}


def travel_link(request: HttpRequest, index: LessonIndexPage) -> dict[str, Any]:
    return {}


def invite_link(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """For admitted members, on a lesson that can be tried."""
    return {} if lesson.live and is_admitted(request.user) else None


def report_button(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """The first thing to do with somebody else's lesson; a visitor signs in on the way."""
    if not lesson.live or getattr(request, "is_preview", False):
        return None
    return {"may_report": is_admitted(request.user) or not request.user.is_authenticated}
