"""Which rights a member has, asked once a page."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q


class MemberBackend(ModelBackend):
    """Django's, with own rights and those of groups in one query instead of two: every page of a member asks them."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        # Django's own name: other backends that inherit from it look there as well.
        if not hasattr(user_obj, "_perm_cache"):
            of_groups = Permission.objects.filter(group__in=user_obj.groups.all())
            is_theirs = Q(pk__in=user_obj.user_permissions.values("pk")) | Q(pk__in=of_groups.values("pk"))
            names = Permission.objects.filter(is_theirs).order_by().values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app_label}.{codename}" for app_label, codename in names}
        return user_obj._perm_cache
