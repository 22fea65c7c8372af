"""What this room shows on pages of the rooms below it."""

from typing import Any

from django.http import HttpRequest

from cop.members.models import Member
from cop.notifications.followables import follow_buttons, target_of


def follow_member(request: HttpRequest, member: Member) -> dict[str, Any] | None:
    """A button with which one follows a colleague; nobody follows themselves."""
    if member.pk == request.user.pk:
        return None
    return {"button": follow_buttons(request.user, [target_of(member)])[0]}
