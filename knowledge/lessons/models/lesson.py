"""A lesson: a structured, comparable practice story."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cop.care.models import CARE_COLUMNS, CareMixin
from cop.core.clean_html import CleanHTMLField
from cop.core.models import BasePage, Phase, TargetGroup, Theme, Trend
from cop.core.models.vocabularies import CHECK_AFTER_MONTHS
from cop.discussions.models import DiscussablePageMixin, ThreadPage
from cop.publishing.models import ContributionMixin
from cop.regions.models import Organisation
from knowledge.lessons.models.searched import SearchedLesson
from knowledge.lessons.querysets import LessonPageManager
from knowledge.vacancies.lines import first_line
from knowledge.vacancies.models import MAKEOVER_FIELDS, MakeoverMixin


class Outcome(models.TextChoices):
    """What happened. "Not" is as welcome as "worked": a failure told saves a colleague the same one."""

    WORKED = "worked", _("Worked")
    PARTLY = "partly", _("Worked partly")
    NOT = "not", _("Did not work")


class Kind(models.TextChoices):
    """A story of practice, or a vacancy text before and after with the story of what it brought."""

    STORY = "story", _("Story")
    MAKEOVER = "makeover", _("Vacancy text: from → to")


class Evidence(models.TextChoices):
    """The ladder: how far a lesson got beyond who told it. Computed from reports, never typed."""

    TOLD = "told", _("Told once")
    REPEATED = "repeated", _("Repeated")
    TRANSFERABLE = "transferable", _("Transferable")
    CHECKED = "checked", _("Transferable and checked")


#: What colleagues' reports make of a lesson; written by the room of those reports alone.
EVIDENCE_COLUMNS: tuple[str, ...] = (
    *("evidence", "evidence_checked_on", "tried_organisations", "tried_regions", "tried_worked", "tried_partly"),
    *("tried_not", "last_tried_on", "evidence_generation"),
)


#: The discussion that a lesson came from; written by the services of this room alone.
ORIGIN_COLUMNS: tuple[str, ...] = ("from_thread", "credited_names")


def _count(label: Any, help_text: Any = "", largest: int = 100_000) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        label, null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(largest)]
    )


class LessonPage(SearchedLesson, DiscussablePageMixin, MakeoverMixin, CareMixin, ContributionMixin, BasePage):
    """Every text section may be empty in a draft; `required_to_publish` says what readers need."""

    SHARED_AS = "article"
    ROW_ONLY = ("listed_at", "changed_at", *CARE_COLUMNS, *EVIDENCE_COLUMNS, *ORIGIN_COLUMNS)
    # A copy is a new lesson: nobody tried it, no form made it, and nobody agreed to be named with it.
    exclude_fields_in_copy: ClassVar[list[str]] = ["request_key", *EVIDENCE_COLUMNS, *ORIGIN_COLUMNS]
    REQUIRED_TO_PUBLISH = (
        "summary",
        "situation",
        "approach",
        "outcome",
        "result",
        "did_not_work",
        "themes",
        "page_regions",
    )
    #: Of a vacancy text before and after; what was tried is that text.
    REQUIRED_OF_MAKEOVER = (
        "makeover_from",
        "makeover_to",
        "makeover_notes",
        "summary",
        "outcome",
        "result",
        "did_not_work",
        "themes",
        "page_regions",
    )

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STORY, editable=False, db_index=True)
    summary = models.CharField(
        _("in one sentence"), max_length=250, blank=True, help_text=_("What did you do, and what came of it?")
    )
    situation = CleanHTMLField(
        _("situation"), blank=True, help_text=_("Which vacancy or shortage was it about, and why then?")
    )
    approach = CleanHTMLField(
        _("what you tried"), blank=True, help_text=_("What did you do, in which order, and with whom?")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True, db_index=True)
    result = CleanHTMLField(
        _("what happened"), blank=True, help_text=_("Who reacted, who started, what did you notice?")
    )
    did_not_work = CleanHTMLField(
        _("what did not work"), blank=True, help_text=_("What would a colleague waste time on if nobody told?")
    )
    did_not_work_unknown = models.BooleanField(
        _("not yet known"), default=False, help_text=_("Choose this when it is too early to say what did not work.")
    )
    conditions = CleanHTMLField(
        _("what you need"), blank=True, help_text=_("Who had to agree, what did it cost, what must be ready?")
    )
    would_do_differently = CleanHTMLField(_("what you would do differently"), blank=True)
    tip = CleanHTMLField(_("tip for a colleague"), blank=True, help_text=_("What can somebody do on Monday?"))

    vacancies = _count(_("vacancies"))
    applicants = _count(_("applicants"))
    suitable_candidates = _count(_("suitable candidates"))
    hires = _count(_("hires"))
    in_service_after_year = _count(_("still in service after a year"))
    weeks_to_hire = _count(_("weeks to hire"), _("From opening the vacancy to a signed contract."), largest=520)
    hours_spent = _count(_("hours spent"), _("By everybody together."))
    euros_spent = _count(_("euros spent"), _("Apart from hours."), largest=100_000_000)

    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="lessons")
    trends = ParentalManyToManyField(Trend, verbose_name=_("trends"), blank=True, related_name="lessons")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="lessons"
    )
    phases = ParentalManyToManyField(Phase, verbose_name=_("phases"), blank=True, related_name="lessons")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lessons",
    )
    practice_start = models.DateField(_("started on"), null=True, blank=True)
    practice_end = models.DateField(_("ended on"), null=True, blank=True, db_index=True)

    featured = models.BooleanField(_("featured"), default=False, db_index=True, help_text=_("Shows on the home page."))
    # Copies of Wagtail's dates on the table that listings filter, so that one index serves order and filter.
    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    evidence = models.CharField(
        _("evidence"), max_length=12, choices=Evidence, default=Evidence.TOLD, editable=False, db_index=True
    )
    evidence_checked_on = models.DateField(_("evidence checked on"), null=True, editable=False)
    tried_organisations = models.PositiveIntegerField(
        _("other organisations"), default=0, editable=False, db_index=True
    )
    tried_regions = models.PositiveIntegerField(_("other regions"), default=0, editable=False)
    tried_worked = models.PositiveIntegerField(default=0, editable=False)
    tried_partly = models.PositiveIntegerField(default=0, editable=False)
    tried_not = models.PositiveIntegerField(default=0, editable=False)
    last_tried_on = models.DateField(_("last tried on"), null=True, editable=False, db_index=True)
    # Changes with every report on this lesson; what is kept of its evidence is kept under it.
    evidence_generation = models.UUIDField(default=uuid4, editable=False)

    from_thread = models.ForeignKey(
        ThreadPage, null=True, on_delete=models.SET_NULL, related_name="lessons_made", editable=False
    )
    # Of who agreed, in the order in which they did. On the row, so that reading a lesson asks nothing more.
    credited_names = models.JSONField(default=list, editable=False)

    objects = LessonPageManager()

    parent_page_types: ClassVar[list[str]] = ["lessons.LessonIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(practice_end__isnull=True)
                | models.Q(practice_start__isnull=True)
                | models.Q(practice_end__gte=models.F("practice_start")),
                name="lesson_practice_in_order",
                violation_error_message=_("The end lies before the start."),
            ),
        ]
        indexes = [
            # The list of these alone, newest first, without looking at all lessons.
            models.Index(fields=["listed_at"], condition=~models.Q(makeover_from=""), name="lesson_with_makeover"),
        ]

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.practice_start and self.practice_end and self.practice_end < self.practice_start:
            errors["practice_end"] = _("The end lies before the start.")
        for fewer, more in (("suitable_candidates", "applicants"), ("in_service_after_year", "hires")):
            few, many = getattr(self, fewer), getattr(self, more)
            if few is not None and many is not None and few > many:
                errors[fewer] = _("This cannot be more than: %(other)s (%(number)s).") % {
                    "other": _label(more),
                    "number": many,
                }
        if errors:
            raise ValidationError(errors)

    @property
    def makeover_titles(self) -> tuple[str, str]:
        """The first lines of both vacancy texts; a listing reads only their beginnings (`for_cards`)."""
        start = self.__dict__.get("makeover_from_start"), self.__dict__.get("makeover_to_start")
        was, became = (self.makeover_from, self.makeover_to) if None in start else start
        return first_line(str(was)), first_line(str(became))

    @classmethod
    def with_check_months(cls, pages: models.QuerySet) -> models.QuerySet:
        """The shortest period of its themes: what is told about the fastest of them is out of date first."""
        shortest = models.Min("themes__check_after_months")
        return pages.annotate(check_months=Coalesce(shortest, models.Value(CHECK_AFTER_MONTHS)))

    def required_to_publish(self, is_there: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """A story may have a vacancy text as well: then a whole one, not half of it."""
        if self.kind == Kind.MAKEOVER:
            return self.REQUIRED_OF_MAKEOVER
        there = [name for name in MAKEOVER_FIELDS if (is_there or self.is_there)(name)]
        texts = ("makeover_from", "makeover_to") if there else ()
        notes = ("makeover_notes",) if "makeover_notes" in there else ()
        return (*self.REQUIRED_TO_PUBLISH, *texts, *notes)

    def is_filled(self, name: str) -> bool:
        if name == "did_not_work" and self.did_not_work_unknown:
            return True
        if name == "makeover_notes" and not all(note.is_whole for note in self.makeover_notes.all()):
            return False
        return super().is_filled(name)


def _label(field: str) -> str:
    return str(getattr(LessonPage._meta.get_field(field), "verbose_name", field))
