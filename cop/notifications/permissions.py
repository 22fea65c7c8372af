"""Who looks into the log of mails."""

from typing import Any


def may_see_log(user: Any) -> bool:
    """Administrators: the log says who got which mail."""
    return bool(user.is_authenticated and user.is_active and user.is_superuser)
