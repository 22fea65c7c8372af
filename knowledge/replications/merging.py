"""Reports of an organisation that becomes another one: of one organisation and half year one stays published."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import ReferenceIndex

from cop.core import mail
from cop.publishing.models import PageAuthor
from cop.regions.merging import register_moving
from cop.regions.models import Organisation
from cop.regions.signals import organisations_merged, organisations_merging
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services import recount_evidence


def connect() -> None:
    register_moving("reports", _("reports of colleagues"), lambda organisation: organisation.replications.count())
    organisations_merging.connect(lessons_to_lock, dispatch_uid="replications.merging")
    organisations_merged.connect(move_reports, dispatch_uid="replications.merged")


def lessons_to_lock(keep: Organisation, gone: Organisation, **kwargs: Any) -> set[int]:
    """Lessons with a report of either, and lessons of either, whose own reports do not count."""
    return _lessons_of(keep) | _lessons_of(gone)


def move_reports(keep: Organisation, gone: Organisation, **kwargs: Any) -> None:
    """Of two published reports of one half year the one that was published first stays; the other's author is told.

    Connected last: members and lessons have moved, so that every lesson is counted as it is now.
    """
    for report in Replication.objects.filter(organisation=gone, live=True).select_related("lesson", "author"):
        same = Replication.objects.filter(
            organisation=keep, lesson=report.lesson_id, period_start=report.period_start, live=True
        )
        other = same.select_related("lesson", "author").first()
        if other is not None:
            first, second = sorted((report, other), key=lambda one: (one.first_published_at, one.pk))
            _take_off(second, stays=first, merged=keep)
    moved = list(Replication.objects.filter(organisation=gone).values_list("pk", flat=True))
    Replication.objects.filter(pk__in=moved).update(organisation=keep)
    for report in Replication.objects.filter(pk__in=moved):
        # An update in bulk tells nobody; the admin asks this index whether something is still used.
        ReferenceIndex.create_or_update_for_object(report)
    for pk in sorted(_lessons_of(keep)):
        recount_evidence(lesson_id=pk)


def _take_off(report: Replication, *, stays: Replication, merged: Organisation) -> None:
    UnpublishAction(report).execute(skip_permission_checks=True)
    if report.author is None:
        return
    mail.send(
        to=report.author.email,
        subject=_("Your report on “%(title)s” has been taken off"),
        subject_values={"title": report.lesson.title},
        template="report_merged",
        context={
            "report": report,
            "stays": stays,
            "organisation": merged,
            "path": reverse("replications:edit-report", args=[report.pk]),
        },
    )


def _lessons_of(organisation: Organisation) -> set[int]:
    """Lessons with a report whose count this organisation is part of."""
    by_authors = PageAuthor.objects.filter(member__organisation=organisation).values("page_id")
    own = LessonPage.objects.filter(Q(organisation=organisation) | Q(pk__in=by_authors)).values("pk")
    told = Replication.objects.filter(Q(organisation=organisation) | Q(lesson_id__in=own, live=True))
    return set(told.values_list("lesson_id", flat=True))
