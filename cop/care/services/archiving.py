"""A page goes out of use with a sign to what took its place, and comes back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cop.care.models import PublishedVersion
from cop.care.pages import care_model_of
from cop.care.permissions import may_care_for, may_restore
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.permissions import may_curate
from cop.members.models import Member
from cop.publishing.permissions import is_in_review
from cop.publishing.services.locking import lock_page

LONGEST_NOTE = 250  # characters


@transaction.atomic
def archive_page(*, page: Page, by: Member, note: str, instead: Page | None) -> None:
    """Takes a published page out of every list. Its address shows it still, with `note` and a link to `instead`.

    Raises NotAllowed for who is no author and no editor, Conflict when it is not published (any more) or when an
    editor reads a change of it, DomainError without a note or with a page that cannot take its place.
    """
    locked = lock_page(page.pk)
    if not may_care_for(by, locked):
        raise NotAllowed(_("Only its authors and editors archive a page."))
    model = care_model_of(locked)
    if model is None or not locked.live:
        raise Conflict(_("This page is not published any more."))
    if is_in_review(locked):
        raise Conflict(_("An editor is reading a change of this page. Archive it after the decision."))
    if locked.locked and not may_curate(by, locked):
        raise Conflict(_("An editor has locked this page for a while. Try again later."))
    reason = " ".join(note.split())[:LONGEST_NOTE]
    if not reason:
        raise DomainError(_("Say why you archive it, so that readers know."))
    archived = model.objects.get(pk=locked.pk)
    archived.archived_at = timezone.now()
    archived.archive_note = reason
    archived.archive_instead = _replacement(instead, archived, by)
    archived.check_due_on = None
    UnpublishPageAction(archived, user=by, log_action="care.archived").execute(skip_permission_checks=True)


@transaction.atomic
def restore_page(*, page: Page, by: Member) -> None:
    """Publishes an archived page again as it was when it was archived; a draft that was made since stays a draft.

    Raises NotAllowed for who may not publish it at once, Conflict when it is not archived (any more) or when an
    editor reads it.
    """
    locked = lock_page(page.pk)
    if not may_restore(by, locked):
        raise NotAllowed(_("Only editors, and authors who publish at once, take a page out of the archive."))
    model = care_model_of(locked)
    archived: Any = model.objects.get(pk=locked.pk) if model else None
    if archived is None or not archived.is_archived:
        raise Conflict(_("This page is not archived any more."))
    if is_in_review(locked):
        raise Conflict(_("An editor is reading a change of this page. It comes back when that is approved."))
    revision = _last_published(archived) or archived.save_revision(user=by, clean=False)
    log(instance=archived, action="care.restored", user=by)
    revision.publish(user=by, skip_permission_checks=True)


def forget_archiving(*, page: Page) -> None:
    """A page that is published again is archived no longer, whoever published it."""
    type(page).objects.filter(pk=page.pk).update(archived_at=None, archive_note="", archive_instead=None)


def _replacement(instead: Page | None, archived: Page, by: Member) -> Page | None:
    """Raises DomainError for the page itself, and for what is not published or `by` may not read."""
    if instead is None:
        return None
    found = Page.objects.filter(pk=instead.pk, live=True).exclude(pk=archived.pk).specific().first()
    if found is None or not found.may_be_read_by(by):
        raise DomainError(_("The page to look at instead is not there any more. Choose another one."))
    return Page.objects.get(pk=found.pk)


def _last_published(page: Page) -> Revision | None:
    """The version that readers saw last; none for a page that was made without versions."""
    version = PublishedVersion.objects.filter(page_id=page.pk).select_related("revision").first()
    return version.revision if version else None
