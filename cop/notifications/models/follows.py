"""What somebody follows, or wants to hear nothing of."""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member


class Level(models.TextChoices):
    FOLLOW = "follow", _("Following")
    MUTE = "mute", _("Muted")


class Follow(models.Model):
    """A member and a subject. Without a row the member neither follows nor muted it."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="follows")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    level = models.CharField(max_length=6, choices=Level, default=Level.FOLLOW)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "content_type", "subject_id"], name="unique_follow")
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["content_type", "subject_id", "level"], name="follow_of_subject")
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.content_type_id}:{self.subject_id}"
