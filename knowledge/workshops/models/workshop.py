"""A workshop that colleagues can give: aim, programme and materials."""

from collections.abc import Callable
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cop.care.models import CARE_COLUMNS, CareMixin
from cop.core.clean_html import CleanHTMLField
from cop.core.models import BasePage, LearningForm, Phase, TargetGroup, Theme
from cop.core.models.vocabularies import CHECK_AFTER_MONTHS
from cop.discussions.models import DiscussablePageMixin
from cop.publishing.models import ContributionMixin
from knowledge.workshops import timing
from knowledge.workshops.models.searched import SearchedWorkshop
from knowledge.workshops.querysets import WorkshopPageManager

LARGEST_GROUP = 500  # people
GROUP_IN_ORDER = _("The largest group cannot be smaller than the smallest.")
HOUR, TWO_HOURS, HALF_DAY = 60, 120, 240  # minutes


class Level(models.TextChoices):
    BASIC = "starter", _("For who starts with this")
    EXPERIENCED = "ervaren", _("For who has done this before")
    ADVANCED = "gevorderd", _("For specialists")


class Length(models.TextChoices):
    """How long the whole programme takes, in steps that one plans with."""

    HOUR = "uur", _("At most an hour")
    TWO_HOURS = "twee-uur", _("At most two hours")
    HALF_DAY = "dagdeel", _("Half a day")
    LONGER = "langer", _("Longer")

    @classmethod
    def of(cls, minutes: int) -> "Length":
        steps = ((HOUR, cls.HOUR), (TWO_HOURS, cls.TWO_HOURS), (HALF_DAY, cls.HALF_DAY))
        return next((length for most, length in steps if minutes <= most), cls.LONGER)


#: What follows from the programme and the publication; on the row, so that listings need not count.
COUNTED_COLUMNS = ("total_minutes", "least_minutes", "length", "listed_at", "changed_at")
#: What who gave it tells, counted by the room that keeps that.
GIVEN_COLUMNS = ("given_times", "given_regions", "given_generation")


def _people(label: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)]
    )


class WorkshopPage(SearchedWorkshop, DiscussablePageMixin, CareMixin, ContributionMixin, BasePage):
    """Every field may be empty in a draft; `REQUIRED_TO_PUBLISH` says what colleagues need to give it."""

    SHARED_AS = "article"
    ROW_ONLY = (*COUNTED_COLUMNS, *GIVEN_COLUMNS, *CARE_COLUMNS)
    exclude_fields_in_copy: ClassVar[list[str]] = ["request_key", *GIVEN_COLUMNS]
    REQUIRED_TO_PUBLISH = ("summary", "aim", "audience", "parts", "themes")

    summary = models.CharField(
        _("in one sentence"), max_length=250, blank=True, help_text=_("What do people do, and what do they leave with?")
    )
    aim = CleanHTMLField(_("aim"), blank=True, help_text=_("What can participants do afterwards?"))
    audience = models.CharField(_("for whom"), max_length=250, blank=True, help_text=_("Who should sit at the table?"))
    group_min = _people(_("smallest group"))
    group_max = _people(_("largest group"))
    level = models.CharField(_("level"), max_length=12, choices=Level, blank=True, db_index=True)
    self_paced = models.BooleanField(
        _("one can follow it alone"),
        default=False,
        help_text=_(
            "Members tick off its parts at their own pace and get a certificate. Every part must work without a group."
        ),
    )
    preparation = CleanHTMLField(
        _("preparation"), blank=True, help_text=_("What do participants read, bring or do beforehand?")
    )
    invitation = models.TextField(
        _("text of the invitation"),
        max_length=2_000,
        blank=True,
        help_text=_("Leave this empty for a text that is made of the facts of this page."),
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="workshops")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="workshops"
    )
    learning_forms = ParentalManyToManyField(
        LearningForm, verbose_name=_("learning forms"), blank=True, related_name="workshops"
    )
    phases = ParentalManyToManyField(Phase, verbose_name=_("phases"), blank=True, related_name="workshops")

    total_minutes = models.PositiveIntegerField(_("minutes in all"), default=0, editable=False, db_index=True)
    least_minutes = models.PositiveIntegerField(_("minutes at least"), default=0, editable=False)
    length = models.CharField(_("length"), max_length=10, choices=Length, blank=True, editable=False, db_index=True)
    # Copies of Wagtail's dates on the table that listings filter, so that one index serves order and filter.
    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    given_times = models.PositiveIntegerField(_("times given"), default=0, editable=False, db_index=True)
    given_regions = models.PositiveSmallIntegerField(_("regions where it was given"), default=0, editable=False)
    # Changes with every time that it was given; what is kept of those is kept under it.
    given_generation = models.UUIDField(default=uuid4, editable=False)

    objects = WorkshopPageManager()

    parent_page_types: ClassVar[list[str]] = ["workshops.WorkshopIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(group_min__isnull=True)
                | models.Q(group_max__isnull=True)
                | models.Q(group_max__gte=models.F("group_min")),
                name="workshop_group_in_order",
                violation_error_message=GROUP_IN_ORDER,
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.group_min and self.group_max and self.group_max < self.group_min:
            raise ValidationError({"group_max": GROUP_IN_ORDER})

    def required_to_publish(self, is_there: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Materials are nobody's duty, but half a material helps nobody."""
        there = (is_there or self.is_there)("materials")
        return (*self.REQUIRED_TO_PUBLISH, "materials") if there else self.REQUIRED_TO_PUBLISH

    def is_filled(self, name: str) -> bool:
        if name in {"parts", "materials"} and not all(row.is_whole for row in getattr(self, name).all()):
            return False
        return super().is_filled(name)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A version of the text. A part that was new in it and is published since is that same row.

        Otherwise a form in the admin, which knows rows by their number, would make it another part.
        """
        version: Self = super().with_content_json(content)
        new = {part.key: part for part in version.parts.all() if part.pk is None}
        if new:
            for key, pk in self.parts.model.objects.filter(page=self.pk, key__in=new).values_list("key", "pk"):
                new[key].pk = pk
        return version

    @classmethod
    def with_check_months(cls, pages: models.QuerySet) -> models.QuerySet:
        """The shortest period of its themes: what is told about the fastest of them is out of date first."""
        shortest = models.Min("themes__check_after_months")
        return pages.annotate(check_months=Coalesce(shortest, models.Value(CHECK_AFTER_MONTHS)))

    def counted(self) -> dict[str, Any]:
        """{column: value} of what follows from the programme as it stands on this version."""
        slots = [part.slot for part in self.parts.all()]
        total = timing.total(slots)
        return {
            "total_minutes": total,
            "least_minutes": timing.least(slots),
            "length": Length.of(total) if total else "",
        }
