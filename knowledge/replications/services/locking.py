"""One writer at a time for the reports on a lesson. Always in this order: organisation, lesson, report.

The organisation is held with `cop.members.services.organisation_held_of`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.publishing.permissions import is_in_review
from cop.publishing.services.locking import lock_page
from knowledge.lessons.models import LessonPage
from knowledge.replications.errors import LessonClosed
from knowledge.replications.models import Replication


def lock_lesson(pk: int) -> LessonPage:
    """The lesson, with its page locked until the transaction ends. Raises LessonClosed when it is gone."""
    try:
        lock_page(pk)
    except Page.DoesNotExist as gone:
        raise LessonClosed from gone
    return LessonPage.objects.get(pk=pk)


def lock_own_report(*, report: Replication, by: Member) -> Replication:
    """The report as it stands, its lesson locked. Raises NotAllowed for who is not its author."""
    lock_page(report.lesson_id)
    locked = Replication.objects.select_related("lesson", "latest_revision").get(pk=report.pk)
    if not by.is_admitted or locked.author_id != by.pk:
        raise NotAllowed(_("Only its author changes a report."))
    return locked


def lock_for_edit(*, report: Replication, by: Member) -> Replication:
    """As `lock_own_report`; raises Conflict too, while an editor reviews it or has locked it."""
    locked = lock_own_report(report=report, by=by)
    if is_in_review(locked):
        raise Conflict(_("An editor is reading this. Withdraw it first if you want to change it."))
    if locked.locked:
        raise Conflict(_("An editor has locked this report for a while. Try again later."))
    return locked
