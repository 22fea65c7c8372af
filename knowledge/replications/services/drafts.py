"""Starting, saving and throwing away a report that nobody else sees yet."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.members.services import organisation_held_of
from cop.publishing.errors import EditConflict
from cop.publishing.services import SavedDraft
from cop.publishing.tokens import token_of
from cop.regions.models import Organisation
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.permissions import refuse_unless_may_report
from knowledge.replications.services.locking import lock_for_edit, lock_lesson

#: What its author answers; the rest of a report is bookkeeping.
ANSWERS = (
    "region_id",
    "period_start",
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


@transaction.atomic
def start_report(*, lesson: LessonPage, author: Member, request_key: UUID) -> Replication:
    """A new report that only its author sees. The same `request_key` gives the report that it made before.

    Raises LessonClosed, OwnLesson, OrganisationMissing, and NotAllowed for somebody else's key.
    """
    organisation = organisation_held_of(member=author)
    locked = lock_lesson(lesson.pk)
    earlier = Replication.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.author_id != author.pk:
            raise NotAllowed(_("Only its author changes a report."))
        return earlier
    author.refresh_from_db(fields=["organisation", "region", "status"])
    refuse_unless_may_report(author, locked)
    report = Replication(
        lesson=locked,
        author=author,
        author_name=author.display_name,
        organisation=organisation,
        region=organisation.region if organisation and organisation.region else author.region,
        request_key=request_key,
        live=False,
    )
    report.save()
    report.save_revision(user=author, clean=False)
    return report


@transaction.atomic
def save_report(*, report: Replication, by: Member, token: str, overwrite: bool = False) -> SavedDraft:
    """Keeps what `report` holds as its newest version; readers see nothing of it.

    `report` is the version as it was read with `token`, with changed answers. Within the same draft of the same
    person the version is overwritten, so that autosave does not flood the history.
    Raises NotAllowed, Conflict, or EditConflict unless `overwrite` says that the author chose to.
    """
    organisation = organisation_held_of(member=by)
    locked = lock_for_edit(report=report, by=by)
    latest = locked.latest_revision
    if not overwrite and token != token_of(locked):
        if _says_the_same(report, locked.get_latest_revision_as_object()):
            # The same form sent twice is no conflict.
            return _saved(locked)
        raise EditConflict(token_of(locked))
    report.organisation = _organisation_of(locked, organisation)
    report.latest_revision = latest
    own_draft = latest if _may_overwrite(locked, latest, by) else None
    report.save_revision(user=by, clean=False, overwrite_revision=own_draft)
    Replication.objects.filter(pk=locked.pk).update(organisation=report.organisation, changed_at=timezone.now())
    return _saved(locked)


@transaction.atomic
def discard_report(*, report: Replication, by: Member) -> None:
    """Throws a report away that was never published; of a published one only the unpublished changes go.

    Raises NotAllowed, and Conflict when there is nothing to throw away.
    """
    locked = lock_for_edit(report=report, by=by)
    if locked.first_published_at is None:
        locked.delete()
        return
    live = locked.live_revision
    if live is None or live == locked.latest_revision:
        raise Conflict(_("There are no changes to throw away."))
    returned = locked.current_workflow_state
    if returned is not None:
        returned.cancel(user=by)
    live.as_object().save_revision(user=by, clean=False, previous_revision=live, log_action=True)
    Replication.objects.filter(pk=locked.pk).update(has_unpublished_changes=False, changed_at=timezone.now())


@transaction.atomic
def restore_version(*, report: Replication, revision: Revision, by: Member) -> SavedDraft:
    """Makes an older version the newest draft; nothing of the history is lost. Raises NotAllowed and Conflict."""
    locked = lock_for_edit(report=report, by=by)
    revision.as_object().save_revision(user=by, clean=False, previous_revision=revision, log_action=True)
    Replication.objects.filter(pk=locked.pk).update(changed_at=timezone.now())
    return _saved(locked)


def _saved(locked: Replication) -> SavedDraft:
    locked.refresh_from_db(fields=["latest_revision"])
    saved_at = locked.latest_revision.created_at if locked.latest_revision else timezone.now()
    return SavedDraft(token=token_of(locked), saved_at=saved_at)


def _organisation_of(locked: Replication, current: Organisation | None) -> Organisation | None:
    """Until it is published a report is of the organisation in its author's profile; then it stays where it was tried."""
    return current if locked.first_published_at is None else locked.organisation


def _says_the_same(one: Replication, other: Replication) -> bool:
    answers = all(getattr(one, name) == getattr(other, name) for name in ANSWERS)
    return answers and _files_of(one) == _files_of(other)


def _files_of(report: Replication) -> list[int]:
    return sorted(attachment.document_id for attachment in report.attachments.all())


def _may_overwrite(locked: Replication, latest: Revision | None, by: Member) -> bool:
    """A version that was sent, reviewed or published stays as it was."""
    return (
        latest is not None
        and latest.user_id == by.pk
        and latest.pk != locked.live_revision_id
        # Of a report that was taken down Wagtail forgets which version was published.
        and (locked.last_published_at is None or latest.created_at > locked.last_published_at)
        and not latest.task_states.exists()
    )
