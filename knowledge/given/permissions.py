"""Who may tell that they gave a workshop, and who changes what was told."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from knowledge.given.models import WorkshopRun
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.permissions import may_facilitate


def may_log(user: Any, workshop: WorkshopPage) -> bool:
    """Who may give it: admitted members, its author as well, while it is published."""
    return workshop.live and may_facilitate(user, workshop)


def get_workshop_or_404(user: Any, pk: int) -> WorkshopPage:
    """A published workshop; of a draft and of what somebody may not read nothing is known."""
    workshop: WorkshopPage = get_object_or_404(WorkshopPage.objects.live(), pk=pk)
    if not workshop.may_be_read_by(user):
        raise Http404
    return workshop


def get_own_run_or_404(user: Any, pk: int) -> WorkshopRun:
    """To all but who told it, it is not there; nor is one that was withdrawn."""
    own = WorkshopRun.objects.filter(author_id=user.pk).exclude(state="withdrawn")
    return get_object_or_404(own.select_related("workshop", "region", "organisation"), pk=pk)
