"""Review by editors, of pages and of anything else that members write: start, end, and the mails about it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowMixin, WorkflowState

from cop.core import mail
from cop.core.errors import Conflict, DomainError
from cop.core.models import CommunitySettings
from cop.members.models import Member
from cop.members.services import trust_member
from cop.publishing.contributions import contribution_types
from cop.publishing.review import ReviewSubject, subject_of


def send_mails_of_decision(*, state: WorkflowState, by: Member | None) -> None:
    """Tells the author what the editors decided; after enough published contributions the author is trusted."""
    text, author = _as_it_stands(state), state.requested_by
    subject = subject_of(text) if text is not None else None
    if text is None or subject is None or author is None:
        return
    # An editor who presses "publish" instead of "approve" ends the review as cancelled, with the text live.
    was_published = state.status == WorkflowState.STATUS_CANCELLED and text.live and not text.has_unpublished_changes
    if state.status == WorkflowState.STATUS_APPROVED or (was_published and by != author):
        became_trusted = _trust_when_due(author)
        _tell(
            author,
            subject,
            _("“%(title)s” has been published"),
            "contribution_published",
            became_trusted=became_trusted,
        )
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = state.current_task_state.comment if state.current_task_state else ""
        _tell(author, subject, _("An editor asks you to change “%(title)s”"), "contribution_returned", comment=comment)


def send_to_editors(*, text: Page | WorkflowMixin, by: Member) -> None:
    """Starts the review of the newest version, or goes on with the one that sent it back. Call it with the text locked.

    Raises DomainError when no review is set up.
    """
    state = text.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    else:
        workflow = text.get_workflow()
        if workflow is None:
            raise DomainError(_("Nobody can review this at the moment. Your text is kept; try again later."))
        workflow.start(text, by)
    _tell_editors(text, by)


def cancel_review(*, text: Page | WorkflowMixin, by: Member) -> None:
    """Ends the review, so that its author can change the text. Call it with the text locked.

    Raises Conflict when an editor decided in the meantime.
    """
    state = text.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise Conflict(_("This is not with the editors any more."))
    state.cancel(user=by)


def _as_it_stands(state: WorkflowState) -> Any:
    """The text under review as it is now; None when it is gone."""
    text = state.content_object
    if isinstance(text, Page):
        return text.specific
    return type(text)._default_manager.filter(pk=text.pk).first() if text is not None else None


def _tell_editors(text: Page | WorkflowMixin, author: Member) -> None:
    subject = subject_of(text)
    if subject is None:
        return
    editors = Member.objects.filter(groups__name="Editors", is_active=True).exclude(pk=author.pk)
    for editor in editors:
        mail.send(
            to=editor.email,
            subject=_("%(name)s sent “%(title)s” for review"),
            subject_values={"name": author.display_name, "title": subject.title},
            template="contribution_submitted",
            context={"about": subject, "author": author, "editor": editor},
        )


def _tell(author: Member, about: ReviewSubject, subject: str | Promise, template: str, **context: object) -> None:
    mail.send(
        to=author.email,
        subject=subject,
        subject_values={"title": about.title},
        template=template,
        context={"about": about, "author": author, **context},
    )


def _trust_when_due(author: Member) -> bool:
    """What an editor always reads, whoever wrote it, says nothing of how somebody tells a story: it does not count."""
    approved = WorkflowState.objects.filter(requested_by=author, status=WorkflowState.STATUS_APPROVED)
    always = [kind.page_class for kind in contribution_types() if kind.always_reviewed]
    approved = approved.exclude(content_type__in=ContentType.objects.get_for_models(*always).values())
    texts = approved.values("base_content_type", "object_id").distinct().count()
    if author.is_trusted or texts < CommunitySettings.load().trust_after:
        return False
    trust_member(member=author)
    return True
