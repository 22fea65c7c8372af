"""Who took part in the discussion that a lesson came from, and whether they want to be named."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from knowledge.lessons.models.lesson import LessonPage


class Credit(models.Model):
    """One poster of one lesson. `name` is empty until they agree, so that nothing is left of who did not."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        AGREED = "agreed", _("Wants to be named")
        DECLINED = "declined", _("Does not want to be named")

    lesson = models.ForeignKey(LessonPage, on_delete=models.CASCADE, related_name="credits")
    member = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="credits"
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["answered_at", "pk"]
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["lesson", "member"], name="unique_credit"),
            models.CheckConstraint(
                condition=models.Q(name="") | models.Q(state="agreed"), name="name_of_who_agreed_alone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id}: {self.name}"
