"""Which rights a member has, asked once a page."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group
from django.db.models import QuerySet

from cop.core.kept_queries import kept_query
from cop.members.models import Member


@kept_query(int)
def _member(key: int) -> QuerySet[Member]:
    return Member.objects.filter(pk=key)


class KnownMemberMixin:
    """Who is signed in, by a query whose SQL is kept."""

    def get_user(self, user_id: int) -> Member | None:
        member: Member | None = _member.first(user_id)
        return member if member is not None and self.user_can_authenticate(member) else None  # type: ignore[attr-defined]


class SignInBackend(KnownMemberMixin, AuthenticationBackend):
    """allauth's sign-in by address, code or password."""


class MemberBackend(KnownMemberMixin, ModelBackend):
    """Django's, with own rights and those of groups in one query, and in none for members who hold none.

    Every page of a member asks. `holds_rights` can only say too much, never give a right: which ones is asked here.
    """

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        # Django's own name: other backends that inherit from it look there as well.
        if not hasattr(user_obj, "_perm_cache"):
            names = _of_groups(user_obj).union(_own(user_obj), all=True) if user_obj.holds_rights else ()
            user_obj._perm_cache = {f"{app_label}.{codename}" for app_label, codename in names}
        return user_obj._perm_cache


def _of_groups(member: Any) -> QuerySet[Any, tuple[str, str]]:
    """(app label, codename) from the tables between, which takes a fifth of the time that Permission takes."""
    rows = Group.permissions.through.objects.filter(group__user=member.pk).order_by()
    return rows.values_list("permission__content_type__app_label", "permission__codename")


def _own(member: Any) -> QuerySet[Any, tuple[str, str]]:
    rows = member.user_permissions.through.objects.filter(member=member.pk).order_by()
    return rows.values_list("permission__content_type__app_label", "permission__codename")
