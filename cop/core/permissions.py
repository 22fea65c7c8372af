"""Who may read what, for every room."""

from typing import Any


def is_admitted(user: Any) -> bool:
    """True for an admitted member; False for a visitor and for a member who still waits."""
    return bool(getattr(user, "is_authenticated", False) and getattr(user, "is_admitted", False))


def may_open_admin(user: Any) -> bool:
    """True for editors, moderators and administrators."""
    return bool(getattr(user, "is_authenticated", False) and user.has_perm("wagtailadmin.access_admin"))
