"""What a member gets of one part of their own data."""

from typing import Any

from cop.members.models import Member
from cop.members.own_data import own_parts


def own_rows(key: str, member: Member) -> list[dict[str, Any]]:
    [part] = [part for part in own_parts() if part.key == key]
    return list(part.read(member))
