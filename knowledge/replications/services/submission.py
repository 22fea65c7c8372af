"""Sending a report: live at once, or read by an editor first; and taking it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish import UnpublishAction

from cop.core.errors import Conflict
from cop.members.models import Member
from cop.members.services import organisation_held_of
from cop.publishing.errors import EditConflict
from cop.publishing.permissions import goes_live_at_once, is_in_review
from cop.publishing.services import Submitted, cancel_review, send_to_editors
from cop.publishing.tokens import token_of
from knowledge.replications.models import Replication
from knowledge.replications.permissions import refuse_unless_may_report
from knowledge.replications.services.locking import lock_for_edit, lock_own_report


@transaction.atomic
def send_report(*, report: Replication, by: Member, token: str | None) -> Submitted:
    """Publishes the newest version when `by` is trusted and no moderator hid it, else sends it to the editors.

    Raises NotAllowed, OwnLesson, Conflict, EditConflict, LessonClosed, AlreadyReported; Incomplete with what is
    missing; ValidationError for an answer that cannot be published as it is. The draft stays whatever is raised.
    """
    organisation = organisation_held_of(member=by)
    locked = lock_for_edit(report=report, by=by)
    if token is not None and token != token_of(locked):
        raise EditConflict(token_of(locked))
    if locked.first_published_at is None:
        refuse_unless_may_report(by, locked.lesson)
        # The author may have moved since the last save; what was never published goes along.
        locked.organisation = organisation
        locked.save(update_fields=["organisation"])
    version = locked.get_latest_revision_as_object()
    version.refuse_unless_publishable()
    version.full_clean(exclude=["author"])
    revision = version.save_revision(user=by, log_action=True)
    if goes_live_at_once(by, locked):
        revision.publish(user=by, skip_permission_checks=True)
        return Submitted.PUBLISHED
    send_to_editors(text=Replication.objects.get(pk=locked.pk), by=by)
    return Submitted.IN_REVIEW


@transaction.atomic
def withdraw_report(*, report: Replication, by: Member) -> None:
    """Takes a report back from the editors, so that its author can change it. Raises NotAllowed and Conflict."""
    cancel_review(text=lock_own_report(report=report, by=by), by=by)


@transaction.atomic
def take_down_report(*, report: Replication, by: Member) -> None:
    """Its author takes a published report off the lesson; it stays as a draft. Raises NotAllowed and Conflict."""
    locked = lock_own_report(report=report, by=by)
    if not locked.live:
        raise Conflict(_("This report is not published any more."))
    if is_in_review(locked):
        cancel_review(text=locked, by=by)
    UnpublishAction(locked, user=by).execute(skip_permission_checks=True)
