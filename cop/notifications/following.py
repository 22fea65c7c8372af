"""Who follows what."""

from collections.abc import Iterable

from django.db import models

from cop.members.models import Member
from cop.notifications.models import Follow, Level
from cop.notifications.subjects import Reference, about_any, reference_of


def followers_of(*subjects: models.Model) -> set[int]:
    """Keys of the members who follow any of these and muted none of them, in one query."""
    rows = Follow.objects.filter(about_any(subjects)).values_list("member_id", "level")
    found: dict[str, set[int]] = {Level.FOLLOW: set(), Level.MUTE: set()}
    for member_id, level in rows:
        found[level].add(member_id)
    return found[Level.FOLLOW] - found[Level.MUTE]


def level_of(member: Member, subject: models.Model) -> str:
    """ "follow", "mute", or "" for neither."""
    return levels_of(member, [subject])[reference_of(subject)]


def levels_of(member: Member, subjects: Iterable[models.Model]) -> dict[Reference, str]:
    """{reference: level} of all these, in one query; "" for neither."""
    wanted = list(subjects)
    rows = Follow.objects.filter(about_any(wanted), member=member)
    found = {(row.content_type_id, row.subject_id): row.level for row in rows}
    return {reference: found.get(reference, "") for reference in map(reference_of, wanted)}


def followed_keys(member: Member, model: type[models.Model], level: str = Level.FOLLOW) -> set[int]:
    """Keys of this model's rows that the member follows, or muted."""
    rows = Follow.objects.filter(member=member, level=level, content_type__app_label=model._meta.app_label)
    return set(rows.filter(content_type__model=model._meta.model_name).values_list("subject_id", flat=True))
