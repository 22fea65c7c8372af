"""What the page tree and Wagtail's workflow tell us."""

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.admin import signal_handlers as wagtail_mails
from wagtail.models import (
    GroupApprovalTask,
    TaskState,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected, workflow_submitted

from cop.core.roles import EDITORS
from cop.publishing.contributions import contribution_types
from cop.publishing.documents import collection_of_contributions
from cop.publishing.review import reviewed_models
from cop.publishing.services import send_mails_of_decision

WORKFLOW = "Beoordeling door de redactie"


def prepare_review(**kwargs: Any) -> None:
    """What newcomers write is reviewed by editors, unless an administrator gave the index or the model another workflow."""
    for kind in contribution_types():
        index = kind.index_class.objects.first()
        if index is not None and not WorkflowPage.objects.filter(page_id=index.pk).exists():
            WorkflowPage.objects.create(page_id=index.pk, workflow=_workflow())
    for model in reviewed_models():
        of_model = ContentType.objects.get_for_model(model)
        if not WorkflowContentType.objects.filter(content_type=of_model).exists():
            WorkflowContentType.objects.create(content_type=of_model, workflow=_workflow())


def prepare_collection(**kwargs: Any) -> None:
    """So that two first uploads at once do not make two."""
    collection_of_contributions()


def _workflow() -> Workflow:
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if created:
        task = GroupApprovalTask.objects.create(name=WORKFLOW)
        task.groups.add(Group.objects.get(name=EDITORS))
        WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


def connect_workflow_signals() -> None:
    """Our mails instead of Wagtail's: those link an author to an admin that members may not open."""
    task_submitted.disconnect(
        wagtail_mails.task_submission_email_notifier,
        sender=TaskState,
        dispatch_uid="group_approval_task_submitted_email_notification",
    )
    for signal, word in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{word}_email_notification")
    workflow_approved.connect(tell_author, sender=WorkflowState, dispatch_uid="publishing.approved")
    workflow_rejected.connect(tell_author, sender=WorkflowState, dispatch_uid="publishing.rejected")
    workflow_cancelled.connect(tell_author, sender=WorkflowState, dispatch_uid="publishing.cancelled")


def tell_author(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    send_mails_of_decision(state=instance, by=user)
