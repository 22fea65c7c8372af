"""Who may read what, for every room."""

from typing import Any

from wagtail.permissions import page_permission_policy


def is_admitted(user: Any) -> bool:
    """True for an admitted member; False for a visitor and for a member who still waits."""
    return bool(getattr(user, "is_authenticated", False) and getattr(user, "is_admitted", False))


def may_curate(user: Any, page: Any) -> bool:
    """Editors and administrators: who may open the admin and publish this page there."""
    return bool(may_open_admin(user) and page.permissions_for_user(user).can_publish())


def may_curate_anything(user: Any) -> bool:
    """True for editors and administrators: there are pages that they publish in the admin."""
    return may_open_admin(user) and bool(page_permission_policy.user_has_permission(user, "publish"))


def may_open_admin(user: Any) -> bool:
    """True for editors, moderators and administrators."""
    return bool(getattr(user, "is_authenticated", False) and user.has_perm("wagtailadmin.access_admin"))
