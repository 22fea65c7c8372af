"""Given (*gegeven*): a workshop that somebody gave, and how long each part took."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.regions.models import Organisation, Region
from knowledge.given.querysets import WorkshopRunQuerySet
from knowledge.workshops.models import WorkshopPage

LARGEST_GROUP = 500  # people
LONGEST = 960  # minutes that one part may really take
MOST_WORDS = 2_000  # characters of a text
NOT_YET = _("This day is still to come. Choose the day on which you gave the workshop.")
SAY_SOMETHING = _("Say what worked or what you would change: one of the two is enough.")


class RunState(models.TextChoices):
    """Withdrawn: by its author. Hidden: by a moderator."""

    SHOWN = "shown", _("Shown")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    HIDDEN = "hidden", _("Hidden")


class WorkshopRun(models.Model):
    """Once that a workshop was given. Only a shown one counts.

    Shown at once, also of who is new here: only members read its two texts, which are plain, and may report them. What a
    newcomer may not do is lead to another site (see `services`). Whoever may read the workshop sees the numbers.
    """

    workshop = models.ForeignKey(WorkshopPage, on_delete=models.CASCADE, related_name="runs")
    author = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="workshop_runs"
    )
    author_name = models.CharField(_("name"), max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workshop_runs",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="workshop_runs",
        help_text=_("Where did you give it?"),
    )
    held_on = models.DateField(_("day"))
    group_size = models.PositiveSmallIntegerField(
        _("group size"),
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)],
        help_text=_("How many people took part, without yourself?"),
    )
    worked = models.TextField(
        _("what worked"), max_length=MOST_WORDS, blank=True, help_text=_("What would you do the same way again?")
    )
    to_change = models.TextField(
        _("what to change"), max_length=MOST_WORDS, blank=True, help_text=_("What would you do otherwise next time?")
    )
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.SHOWN, editable=False)
    #: A form that is sent twice is one run.
    request_key = models.UUIDField(unique=True, editable=False)
    #: Counts what was saved; says whether somebody saved since a form was opened.
    version = models.PositiveIntegerField(default=1, editable=False)
    logged_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WorkshopRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("time given")
        verbose_name_plural = _("times given")
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["workshop", "state", "-held_on"], name="run_of_workshop"),
            models.Index(fields=["author", "-held_on"], name="run_of_member"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["workshop", "author", "held_on"],
                condition=~models.Q(state=RunState.WITHDRAWN),
                name="one_run_a_member_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(group_size__gte=1, group_size__lte=LARGEST_GROUP), name="run_group_size"
            ),
            models.CheckConstraint(condition=~models.Q(worked="") | ~models.Q(to_change=""), name="run_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.workshop.title}, {self.held_on.isoformat()}"

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.held_on and self.held_on > timezone.localdate():
            errors["held_on"] = NOT_YET
        if not self.worked.strip() and not self.to_change.strip():
            errors["worked"] = SAY_SOMETHING
        if errors:
            raise ValidationError(errors)

    def address(self) -> str:
        """Where readers find it among the times that the workshop was given, however many there are."""
        return f"{self.workshop.get_url() or ''}gegeven/?keer={self.pk}#keer-{self.pk}"


class RunPart(models.Model):
    """How long a part took. Title and planned time are kept as they were that day: the programme may change since."""

    run = models.ForeignKey(WorkshopRun, on_delete=models.CASCADE, related_name="parts")
    key = models.UUIDField(editable=False)  # of the part of the programme
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    planned = models.PositiveSmallIntegerField(_("planned (minutes)"))
    actual = models.PositiveSmallIntegerField(_("took (minutes)"))  # 0: left out

    class Meta:
        ordering: ClassVar[list[str]] = ["place", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["run", "key"], name="one_time_a_part_of_a_run"),
            models.CheckConstraint(condition=models.Q(actual__lte=LONGEST), name="run_part_actual"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.actual}"
