"""A course or a material elsewhere."""

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cop.core.clean_html import CleanHTMLField
from cop.core.models import BasePage, LearningForm, TargetGroup, Theme
from cop.publishing.models import ContributionMixin
from knowledge.catalogue.links import LONGEST_LINK, validate_link
from knowledge.catalogue.models.searched import SearchedResource
from knowledge.catalogue.querysets import ResourcePageManager


class Kind(models.TextChoices):
    COURSE = "course", _("Course")
    MATERIAL = "material", _("Material")


class DurationUnit(models.TextChoices):
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")


#: To sort by: a day of learning is eight hours, a week five of those days.
MINUTES_OF = {
    DurationUnit.MINUTES: 1,
    DurationUnit.HOURS: 60,
    DurationUnit.DAYS: 8 * 60,
    DurationUnit.WEEKS: 5 * 8 * 60,
}


class Language(models.TextChoices):
    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    FRENCH = "fr", _("French")


class Level(models.TextChoices):
    BASIC = "basic", _("Basic")
    ADVANCED = "advanced", _("Advanced")
    EXPERT = "expert", _("Expert")


class Price(models.TextChoices):
    """What the list narrows by; follows the cost."""

    FREE = "free", _("Free")
    PAID = "paid", _("Paid")


class LinkState(models.TextChoices):
    """What the check of links knows. Failing is once; broken is on two different days or more."""

    UNKNOWN = "unknown", _("Not checked yet")
    WORKS = "works", _("Works")
    FAILING = "failing", _("Failed once")
    BROKEN = "broken", _("Broken")


#: What the check of links writes; an older version of the text brings none of it back.
LINK_COLUMNS: tuple[str, ...] = (
    *("link_key", "link_state", "link_checked_at", "link_claimed_at", "link_status", "link_note", "link_failed_on"),
)
#: Follow what is published, on the table that the list filters.
LISTED_COLUMNS: tuple[str, ...] = ("listed_at", "changed_at", "duration_minutes", "price")


class ResourcePage(SearchedResource, ContributionMixin, BasePage):
    """An entry of the catalogue. What it links to is another's."""

    SHARED_AS = "article"
    ROW_ONLY = (*LISTED_COLUMNS, *LINK_COLUMNS)
    exclude_fields_in_copy: ClassVar[list[str]] = ["request_key", *LINK_COLUMNS]
    REQUIRED_TO_PUBLISH = ("kind", "summary", "link", "provider", "learning_forms", "themes")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COURSE, db_index=True)
    summary = models.CharField(
        _("in one sentence"), max_length=250, blank=True, help_text=_("What do you learn, and what for?")
    )
    description = CleanHTMLField(
        _("more about it"), blank=True, help_text=_("What is in it, and for whom? In your own words.")
    )
    provider = models.CharField(_("provider"), max_length=120, blank=True, help_text=_("Who gives or made it?"))
    link = models.CharField(
        _("address"),
        max_length=LONGEST_LINK,
        blank=True,
        validators=[validate_link],
        help_text=_("Of the page about it at the provider. Begins with https://."),
    )
    duration = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1_000)]
    )
    duration_unit = models.CharField(
        _("unit of the duration"), max_length=8, choices=DurationUnit, default=DurationUnit.HOURS
    )
    cost = models.DecimalField(
        _("cost in euros"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("0 when it is free. Leave it empty when you do not know."),
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.DUTCH, db_index=True)
    level = models.CharField(_("level"), max_length=10, choices=Level, blank=True, db_index=True)
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="resources")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="resources"
    )
    learning_forms = ParentalManyToManyField(
        LearningForm, verbose_name=_("learning forms"), blank=True, related_name="resources"
    )

    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, editable=False)
    duration_minutes = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    price = models.CharField(_("price"), max_length=4, choices=Price, blank=True, editable=False, db_index=True)

    # Two addresses of one page have one key: an import finds the entry again by it.
    link_key = models.CharField(max_length=LONGEST_LINK, blank=True, editable=False, db_index=True)
    link_state = models.CharField(
        _("state of the link"),
        max_length=8,
        choices=LinkState,
        default=LinkState.UNKNOWN,
        editable=False,
        db_index=True,
    )
    link_checked_at = models.DateTimeField(_("checked at"), null=True, editable=False, db_index=True)
    link_claimed_at = models.DateTimeField(null=True, editable=False)
    link_status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, editable=False)
    link_note = models.CharField(_("what happened"), max_length=120, blank=True, editable=False)
    link_failed_on = models.DateField(_("does not work since"), null=True, editable=False)

    objects = ResourcePageManager()

    parent_page_types: ClassVar[list[str]] = ["catalogue.CatalogueIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("course or material")
        verbose_name_plural = _("courses and materials")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost__gte=0), name="resource_cost_not_negative"
            ),
        ]

    def minutes(self) -> int | None:
        """How long it takes, in minutes of learning."""
        return self.duration * MINUTES_OF[DurationUnit(self.duration_unit)] if self.duration else None

    def price_of_cost(self) -> str:
        if self.cost is None:
            return ""
        return Price.PAID if self.cost else Price.FREE

    @property
    def link_host(self) -> str:
        """Which site the link leads to, for people."""
        return self.link.removeprefix("https://").partition("/")[0].removeprefix("www.")

    @property
    def is_broken(self) -> bool:
        return self.link_state == LinkState.BROKEN
