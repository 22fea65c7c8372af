"""An account that goes."""

from typing import Any

from django.db.models.signals import pre_delete

from cop.members.models import Member
from knowledge.self_study.services import forget_holder


def connect() -> None:
    pre_delete.connect(forget, sender=Member, dispatch_uid="self_study.member_gone")


def forget(instance: Member, **kwargs: Any) -> None:
    forget_holder(member=instance)
