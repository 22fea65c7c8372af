"""Who follows a workshop alone, and whose certificate it is."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cop.core.permissions import is_admitted
from knowledge.self_study.models import Certificate
from knowledge.workshops.models import WorkshopPage


def may_follow(user: Any, workshop: WorkshopPage) -> bool:
    """Admitted members, while it is published and its page says that one can."""
    return workshop.live and workshop.self_paced and is_admitted(user) and workshop.may_be_read_by(user)


def get_followed_or_404(user: Any, pk: int) -> WorkshopPage:
    """Of one that is not there, not for this person or not to be followed alone, nothing is known."""
    workshop: WorkshopPage = get_object_or_404(WorkshopPage.objects.live(), pk=pk)
    if not may_follow(user, workshop):
        raise Http404
    return workshop


def get_own_certificate_or_404(user: Any, code: str) -> Certificate:
    """To all but its holder it does not exist here."""
    return get_object_or_404(Certificate.objects.filter(member_id=user.pk), code=code)
