"""What one follows and muted, as a list."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from cop.members.models import Member
from cop.notifications.followables import Followable, FollowButton, followables
from cop.notifications.models import Follow
from cop.notifications.subjects import reference_to

MOST = 500  # of one member; nobody scrolls further


@dataclass(frozen=True)
class Followed:
    """A row of the list: its button, and the address of what is followed, "" when it has none."""

    button: FollowButton
    url: str


@dataclass(frozen=True)
class Group:
    name: str | Promise
    rows: list[Followed]


def list_of_follows(member: Member) -> list[Group]:
    """By kind, newest first; in one query and one more a kind. What one may not know of any more is left out."""
    rows = list(Follow.objects.filter(member=member).order_by("-since", "-pk")[:MOST])
    groups = [Group(kind.name, _rows_of(member, kind, rows)) for kind in followables()]
    return [group for group in groups if group.rows]


def _rows_of(member: Member, kind: Followable, rows: list[Follow]) -> list[Followed]:
    model = kind.model_class
    content_type, _pk = reference_to(model, 0)
    levels = {row.subject_id: row.level for row in rows if row.content_type_id == content_type}
    if not levels:
        return []
    subjects: dict[int, Any] = model._default_manager.in_bulk(list(levels))
    return [
        Followed(FollowButton(kind, pk, kind.title(subjects[pk]), level, can_mute=True), kind.url(subjects[pk]))
        for pk, level in levels.items()
        if pk in subjects and kind.visible(member, subjects[pk])
    ]
