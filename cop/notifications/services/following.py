"""Following and muting."""

from django.db import models

from cop.members.models import Member
from cop.notifications.models import Follow, Level
from cop.notifications.subjects import reference_of


def follow(*, member: Member, subject: models.Model) -> None:
    """From now on the member hears of this. Safe to repeat; undoes muting."""
    _set_level(member, subject, Level.FOLLOW)


def mute(*, member: Member, subject: models.Model) -> None:
    """From now on the member hears nothing of this, also not as somebody who takes part in it."""
    _set_level(member, subject, Level.MUTE)


def unfollow(*, member: Member, subject: models.Model) -> None:
    """The member neither follows nor mutes this any more."""
    content_type, pk = reference_of(subject)
    Follow.objects.filter(member=member, content_type=content_type, subject_id=pk).delete()


def _set_level(member: Member, subject: models.Model, level: Level) -> None:
    content_type, pk = reference_of(subject)
    Follow.objects.update_or_create(
        member=member, content_type_id=content_type, subject_id=pk, defaults={"level": level}
    )
