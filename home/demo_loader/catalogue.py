"""The learning catalogue of the demo: suggested by members, or by editors."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from cop.core.models import LearningForm, TargetGroup, Theme
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion, Region
from home.demo_loader.files import read
from knowledge.catalogue.models import ResourcePage, StartDate

NAMESPACE = uuid.UUID("4f0f4c58-4a1f-4a55-9f0d-6a3d7d7a3c11")
PLAIN = ["summary", "description", "provider", "link", "kind", "duration", "duration_unit", "language", "level"]
LABELS = {"learning_forms": LearningForm, "themes": Theme, "target_groups": TargetGroup}


def load_catalogue(editor: Member) -> None:
    """Every entry; what is there already is left alone."""
    for row in read("catalogue.toml")["resource"]:
        key = uuid.uuid5(NAMESPACE, row["slug"])
        if not ResourcePage.objects.filter(request_key=key).exists():
            _load(row, key, editor)


def _load(row: dict[str, Any], key: uuid.UUID, editor: Member) -> None:
    kind = contribution_type("leeraanbod")
    if kind is None:
        raise LookupError("leeraanbod")
    author = Member.objects.get(email=row.get("author", editor.email))
    page = services.start_draft(kind=kind, author=author, title=row["title"], request_key=key)
    _fill(page, row, author)
    services.submit(page=page, by=author, token=None)
    state = Page.objects.get(pk=page.pk).current_workflow_state
    if state is not None and not row.get("waits"):
        task_state = state.current_task_state.specific
        task_state.task.specific.on_action(task_state, editor, "approve")
    _put_back_in_time(page, row)


def _fill(page: Page, row: dict[str, Any], author: Member) -> None:
    resource = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    for name in PLAIN:
        if name in row:
            setattr(resource, name, row[name])
    resource.cost = Decimal(str(row["cost"])) if "cost" in row else None
    resource.members_only = row.get("members_only", False)
    for name, model in LABELS.items():
        setattr(resource, name, list(model.objects.filter(slug__in=row.get(name, []))))
    resource.page_regions = [
        PageRegion(region=region) for region in Region.objects.filter(slug__in=row.get("regions", []))
    ]
    resource.dates = [_date(date) for date in row.get("dates", [])]
    resource.full_clean(exclude=["slug"])
    services.save_draft(page=resource, by=author, token=token_of(Page.objects.get(pk=page.pk)))


def _date(row: dict[str, Any]) -> StartDate:
    first = timezone.localdate() + timedelta(days=row["in_days"])
    last = first + timedelta(days=row["days"] - 1) if row.get("days", 1) > 1 else None
    return StartDate(first_day=first, last_day=last, place=row.get("place", ""))


def _put_back_in_time(page: Page, row: dict[str, Any]) -> None:
    """Dates are when they would have been; nothing else of the history is touched."""
    told = timezone.now() - timedelta(days=row["days_ago"], hours=page.pk % 9)
    Revision.objects.for_instance(page).update(created_at=told)
    if not row.get("waits"):
        Page.objects.filter(pk=page.pk).update(
            first_published_at=told, last_published_at=told, latest_revision_created_at=told
        )
        ResourcePage.objects.filter(pk=page.pk).update(listed_at=told, changed_at=told)
