"""Sending a contribution: published at once, or read by an editor first."""

from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import NotAllowed
from cop.members.models import Member
from cop.publishing.errors import Incomplete
from cop.publishing.permissions import goes_live_at_once, may_write
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_for_edit, lock_page
from cop.publishing.services.reviewing import cancel_review, send_to_editors


class Submitted(StrEnum):
    PUBLISHED = "published"
    IN_REVIEW = "in_review"


@transaction.atomic
def submit(*, page: Page, by: Member, token: str | None) -> Submitted:
    """Publishes the newest version when `by` is trusted and no moderator hid it, else sends it to the editors.

    Raises NotAllowed, Conflict, EditConflict; Incomplete with what is missing; ValidationError for a field
    that cannot be published as it is.
    """
    locked = lock_for_edit(page=page, by=by, token=token)
    version = locked.specific.get_latest_revision_as_object()
    missing = version.missing_for_publication()
    if missing:
        raise Incomplete(missing)
    version.full_clean(exclude=["slug"])
    if locked.first_published_at is None:
        version.slug = _address_from_title(locked, version.title)
    revision = version.save_revision(user=by, log_action=True)
    if goes_live_at_once(by, locked):
        revision.publish(user=by, skip_permission_checks=True)
        return Submitted.PUBLISHED
    send_to_editors(text=locked.specific, by=by)
    return Submitted.IN_REVIEW


@transaction.atomic
def withdraw(*, page: Page, by: Member) -> None:
    """Takes a contribution back from the editors, so that its author can change it."""
    locked = lock_page(page.pk)
    if not may_write(by, locked):
        raise NotAllowed(_("Only its authors change this."))
    cancel_review(text=locked, by=by)


def _address_from_title(locked: Page, title: str) -> str:
    """Until it is published the address follows the title; written to the tree now, so that nobody else takes it."""
    parent = lock_page(locked.get_parent().pk)
    slug = free_slug(parent, title, own_pk=locked.pk)
    if slug != locked.slug:
        row = locked.specific
        row.slug = slug
        row.save()
    return slug
