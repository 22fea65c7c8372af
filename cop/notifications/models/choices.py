"""How often somebody wants mail of one kind."""

from typing import Any, ClassVar

from django.db import models

from cop.members.models import Member
from cop.notifications.verbs import Frequency


class Choice(models.Model):
    """Only what a member chose; until then the kind's own default holds."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=20)
    frequency = models.CharField(max_length=8, choices=Frequency)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "kind"], name="unique_notification_choice")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.frequency}"
