"""Who decides on members."""

from typing import Any


def may_admit(user: Any) -> bool:
    """Moderators and administrators decide on admission."""
    return bool(user.is_authenticated and user.has_perm("members.admit_member"))
