"""Who decides on members."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q

from cop.members.models import Member


def may_admit(user: Any) -> bool:
    """Moderators and administrators decide on admission."""
    return bool(user.is_authenticated and user.has_perm("members.admit_member"))


def may_suspend(user: Any, member: Member) -> bool:
    """Moderators suspend members who are no moderator, administrators everybody; nobody themselves.

    The same people lift it.
    """
    if not user.is_authenticated or user.pk == member.pk or not user.has_perm("members.suspend_member"):
        return False
    return bool(user.is_superuser) or not _is_moderator(member)


def _is_moderator(member: Member) -> bool:
    """Asked of the rights as they are written down: to Django, who may not sign in has none."""
    if member.is_superuser:
        return True
    right = Permission.objects.filter(content_type__app_label="members", codename="suspend_member")
    return right.filter(Q(group__in=member.groups.all()) | Q(user=member)).exists()
