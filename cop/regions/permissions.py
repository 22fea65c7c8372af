"""Who keeps organisations."""

from typing import Any


def may_merge(user: Any) -> bool:
    """Editors, moderators and administrators: a merge changes one organisation and removes the other."""
    return bool(
        user.is_authenticated and user.has_perms(["regions.change_organisation", "regions.delete_organisation"])
    )
