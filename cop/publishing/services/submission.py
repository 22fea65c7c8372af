"""Sending a contribution: published at once, or read by an editor first."""

from enum import StrEnum

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from cop.core import mail
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.models import CommunitySettings
from cop.members.models import Member
from cop.members.services import trust_member
from cop.publishing.errors import Incomplete
from cop.publishing.permissions import goes_live_at_once, is_author
from cop.publishing.services.drafts import free_slug
from cop.publishing.services.locking import lock_for_edit, lock_page


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
    _send_to_editors(locked.specific, by)
    return Submitted.IN_REVIEW


@transaction.atomic
def withdraw(*, page: Page, by: Member) -> None:
    """Takes a contribution back from the editors, so that its author can change it."""
    locked = lock_page(page.pk)
    if not is_author(by, locked):
        raise NotAllowed(_("Only its authors change this."))
    state = locked.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise Conflict(_("This is not with the editors any more."))
    state.cancel(user=by)


def send_mails_of_decision(*, state: WorkflowState, by: Member | None) -> None:
    """Tells the author what the editors decided; after enough published lessons the author is trusted."""
    page = state.content_object.specific
    author = state.requested_by
    if author is None:
        return
    # An editor who presses "publish" instead of "approve" ends the review as cancelled, with the text live.
    was_published = state.status == WorkflowState.STATUS_CANCELLED and page.live and not page.has_unpublished_changes
    if state.status == WorkflowState.STATUS_APPROVED or (was_published and by != author):
        became_trusted = _trust_when_due(author)
        _tell(
            author, page, _("“%(title)s” has been published"), "contribution_published", became_trusted=became_trusted
        )
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = state.current_task_state.comment if state.current_task_state else ""
        _tell(author, page, _("An editor asks you to change “%(title)s”"), "contribution_returned", comment=comment)


def _address_from_title(locked: Page, title: str) -> str:
    """Until it is published the address follows the title; written to the tree now, so that nobody else takes it."""
    parent = lock_page(locked.get_parent().pk)
    slug = free_slug(parent, title, own_pk=locked.pk)
    if slug != locked.slug:
        row = locked.specific
        row.slug = slug
        row.save()
    return slug


def _send_to_editors(page: Page, by: Member) -> None:
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    else:
        workflow = page.get_workflow()
        if workflow is None:
            raise DomainError(_("Nobody can review this at the moment. Your text is kept; try again later."))
        workflow.start(page, by)
    _tell_editors(page, by)


def _tell_editors(page: Page, author: Member) -> None:
    editors = Member.objects.filter(groups__name="Editors", is_active=True).exclude(pk=author.pk)
    for editor in editors:
        mail.send(
            to=editor.email,
            subject=_("%(name)s sent “%(title)s” for review"),
            subject_values={"name": author.display_name, "title": page.draft_title},
            template="contribution_submitted",
            context={"page": page, "author": author, "editor": editor},
        )


def _tell(author: Member, page: Page, subject: str | Promise, template: str, **context: object) -> None:
    mail.send(
        to=author.email,
        subject=subject,
        subject_values={"title": page.draft_title or page.title},
        template=template,
        context={"page": page, "author": author, **context},
    )


def _trust_when_due(author: Member) -> bool:
    approved = WorkflowState.objects.filter(requested_by=author, status=WorkflowState.STATUS_APPROVED)
    pages = approved.values("object_id").distinct().count()
    if author.is_trusted or pages < CommunitySettings.load().trust_after:
        return False
    trust_member(member=author)
    return True
