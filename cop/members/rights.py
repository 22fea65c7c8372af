"""Who holds any right in the admin, as a column: most members hold none, and every page would ask which."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.signals import m2m_changed, post_save

from cop.members.models import Member


def connect() -> None:
    for table in (Member.groups.through, Member.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(renew_rights, sender=table, dispatch_uid=f"members.rights.{table.__name__}")
    post_save.connect(renew_saved, sender=Member, dispatch_uid="members.rights.saved")


def renew_rights(instance: Member | Group | Permission, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    """A member got or lost a group or a right: they. A group or a right changed: everybody, which is rare."""
    if not action.startswith("post_") or (pk_set is not None and not pk_set):
        return
    _renew(Member.objects.filter(pk=instance.pk) if isinstance(instance, Member) else Member.objects.all())
    if isinstance(instance, Member):
        instance.refresh_from_db(fields=["holds_rights"])


def renew_saved(instance: Member, *, created: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """A row that was loaded before somebody gave a role writes back what it knew; who is new holds nothing yet."""
    if not created and (update_fields is None or "holds_rights" in update_fields):
        _renew(Member.objects.filter(pk=instance.pk))


def _renew(members: QuerySet[Member]) -> None:
    of_group = Member.groups.through.objects.filter(member=OuterRef("pk"), group__permissions__isnull=False)
    own = Member.user_permissions.through.objects.filter(member=OuterRef("pk"))
    members.update(holds_rights=Q(Exists(of_group)) | Q(Exists(own)))
