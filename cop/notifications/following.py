"""Who follows what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models

from cop.core.kept_queries import kept_query
from cop.members.models import Member
from cop.notifications.models import Follow, Level
from cop.notifications.subjects import Reference, about_any, about_any_reference, model_of_subject, reference_of


def followers_of(*subjects: models.Model) -> set[int]:
    """Keys of the members who follow any of these and muted none of them, in one query."""
    rows = Follow.objects.filter(about_any(subjects)).values_list("member_id", "level")
    found: dict[str, set[int]] = {Level.FOLLOW: set(), Level.MUTE: set()}
    for member_id, level in rows:
        found[level].add(member_id)
    return found[Level.FOLLOW] - found[Level.MUTE]


def level_of(member: Member, subject: models.Model) -> str:
    """ "follow", "mute", or "" for neither."""
    content_type, pk = reference_of(subject)
    level: str = _level.first(member.pk, content_type, pk) or ""
    return level


@kept_query(int, int, int)
def _level(member: int, content_type: int, subject: int) -> models.QuerySet[Follow, str]:
    found = Follow.objects.filter(member=member, content_type=content_type, subject_id=subject)
    return found.values_list("level", flat=True)


def levels_of(member: Member, references: Iterable[Reference]) -> dict[Reference, str]:
    """{reference: level} of all these, in one query; "" for neither."""
    wanted = list(references)
    rows = Follow.objects.filter(about_any_reference(wanted), member=member)
    found = {(row.content_type_id, row.subject_id): row.level for row in rows}
    return {reference: found.get(reference, "") for reference in wanted}


@dataclass(frozen=True)
class Follows:
    """Everything that one member follows and muted: keys of rows by content type."""

    follow: dict[int, set[int]]
    mute: dict[int, set[int]]

    def followed(self, model: type[models.Model]) -> set[int]:
        return self.follow.get(_content_type(model), set())

    def muted(self, model: type[models.Model]) -> set[int]:
        return self.mute.get(_content_type(model), set())


def follows_of(member: Member) -> Follows:
    """In one query."""
    found = Follows({}, {})
    for row in Follow.objects.filter(member=member):
        by_type = found.follow if row.level == Level.FOLLOW else found.mute
        by_type.setdefault(row.content_type_id, set()).add(row.subject_id)
    return found


def followed_keys(member: Member, model: type[models.Model]) -> models.QuerySet[Follow, int]:
    """Keys of this model's rows that the member follows, for use inside another query."""
    rows = Follow.objects.filter(member=member, level=Level.FOLLOW, content_type=_content_type(model))
    return rows.values_list("subject_id", flat=True)


def muted_keys(member: Member, model: type[models.Model]) -> models.QuerySet[Follow, int]:
    """As `followed_keys`, of what the member muted."""
    rows = Follow.objects.filter(member=member, level=Level.MUTE, content_type=_content_type(model))
    return rows.values_list("subject_id", flat=True)


def _content_type(model: type[models.Model]) -> int:
    return ContentType.objects.get_for_model(model_of_subject(model)).pk
