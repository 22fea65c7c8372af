"""Tried here too (*ook hier geprobeerd*): a colleague's report on somebody else's lesson."""

import datetime
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Revision,
    RevisionMixin,
    WorkflowMixin,
    WorkflowState,
)

from cop.core.clean_html import CleanHTMLField
from cop.core.models import CommunityDocument
from cop.core.models.row_only import RowOnly
from cop.members.models import Member
from cop.publishing.completeness import RequiredToPublish
from cop.publishing.errors import Incomplete
from cop.publishing.services.locking import lock_page
from cop.regions.models import Organisation, Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.errors import AlreadyReported, LessonClosed
from knowledge.replications.invited import Invitation, Invitee  # noqa: F401  (models of this room as well)
from knowledge.replications.periods import period_name, period_of
from knowledge.replications.querysets import ReplicationQuerySet

FIGURES = ("vacancies", "applicants", "hires", "hours_spent")


class Scale(models.TextChoices):
    ONE_VACANCY = "vacancy", _("One vacancy")
    ONE_TEAM = "team", _("One team")
    ORGANISATION = "organisation", _("The whole organisation")
    REGION = "region", _("Several organisations together")


def _count(label: Any, help_text: Any = "") -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        label, null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(100_000)]
    )


class Replication(
    RowOnly, RequiredToPublish, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel
):
    """What came of a lesson at another organisation. Only a live one counts as evidence.

    A period is half a year, named by its first day (1 January or 1 July): one live report an organisation and period.
    """

    ROW_ONLY = ("lesson", "author", "author_name", "organisation", "request_key", "started_at", "changed_at")
    REQUIRED_TO_PUBLISH = ("organisation", "region", "period_start", "changed", "outcome", "result")

    lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, related_name="replications")
    author = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="replications"
    )
    author_name = models.CharField(_("name"), max_length=80)
    request_key = models.UUIDField(unique=True, editable=False)
    started_at = models.DateTimeField(auto_now_add=True)
    #: Changes with every save of the draft; says whether somebody else saved since a form was opened.
    changed_at = models.DateTimeField(auto_now=True)

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replications",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replications",
        help_text=_("Where did you try it?"),
    )
    period_start = models.DateField(_("period"), null=True, blank=True)
    scale = models.CharField(_("scale"), max_length=12, choices=Scale, blank=True)
    changed = CleanHTMLField(
        _("what you changed"), blank=True, help_text=_("What did you do otherwise than the lesson says, and why?")
    )
    changed_nothing = models.BooleanField(_("we changed nothing"), default=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    result = CleanHTMLField(
        _("what happened"), blank=True, help_text=_("Who reacted, who started, what did you notice?")
    )
    vacancies = _count(_("vacancies"))
    applicants = _count(_("applicants"))
    hires = _count(_("hires"))
    hours_spent = _count(_("hours spent"), _("By everybody together."))

    workflow_states = GenericRelation(
        WorkflowState,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="replication",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="replication",
        for_concrete_model=False,
    )

    objects = ReplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a colleague")
        verbose_name_plural = _("reports of colleagues")
        indexes = [
            models.Index(fields=["lesson", "live", "-period_start"], name="replication_of_lesson"),
            models.Index(fields=["region", "live"], name="replication_of_region"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "organisation", "period_start"],
                condition=models.Q(live=True),
                name="one_report_an_organisation_and_period",
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | models.Q(organisation__isnull=False, region__isnull=False, period_start__isnull=False)
                & ~models.Q(outcome=""),
                name="live_replication_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(period_start__isnull=True)
                | models.Q(period_start__day=1, period_start__month__in=[1, 7]),
                name="replication_period_is_half_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.author_name}: {self.lesson.title}"

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def period_name(self) -> str:
        return period_name(self.period_start) if self.period_start else ""

    def figures(self) -> list[tuple[str, int]]:
        """(label, number) of each number that is known."""
        known = ((name, getattr(self, name)) for name in FIGURES)
        return [(str(self._meta.get_field(name).verbose_name), number) for name, number in known if number is not None]

    def address(self) -> str:
        """Where readers find it among the reports on its lesson, however many there are."""
        return f"{self.lesson.get_url() or ''}geprobeerd/?verslag={self.pk}"

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.changed and self.changed_nothing:
            errors["changed_nothing"] = _("You say that you changed nothing, and also what you changed. Choose one.")
        if self.hires is not None and self.applicants is not None and self.hires > self.applicants:
            errors["hires"] = _("This cannot be more than: %(other)s (%(number)s).") % {
                "other": _("applicants"),
                "number": self.applicants,
            }
        if self.period_start and self.period_start > period_of(timezone.localdate()):
            errors["period_start"] = _("This half year has not begun yet.")
        if errors:
            raise ValidationError(errors)

    def is_filled(self, name: str) -> bool:
        return (name == "changed" and self.changed_nothing) or super().is_filled(name)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A version of the text. A region that an editor removed since is no answer any more."""
        known = {name: value for name, value in content.items() if name not in self.ROW_ONLY}
        if known.get("region") and not Region.objects.filter(pk=known["region"]).exists():
            known["region"] = None
        return super().with_content_json(known)

    def other_of_period(self, period: datetime.date | None = None) -> Self | None:
        """The report that stands already for the same lesson, organisation and half year: `period`, or its own."""
        same = type(self).objects.filter(
            lesson_id=self.lesson_id,
            organisation_id=self.organisation_id,
            period_start=period or self.period_start,
            live=True,
        )
        return same.exclude(pk=self.pk).select_related("organisation", "lesson").first()

    def refuse_unless_publishable(self) -> None:
        """Call it with the lesson locked. Raises Incomplete, LessonClosed or AlreadyReported."""
        missing = self.missing_for_publication()
        if missing:
            raise Incomplete(missing)
        if not LessonPage.objects.filter(pk=self.lesson_id, live=True).exists():
            raise LessonClosed
        other = self.other_of_period()
        if other is not None:
            raise AlreadyReported(other)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """One at a time for a lesson and by the same rules, whoever publishes: its author, an editor, a schedule.

        Raises what `refuse_unless_publishable` does; nothing was written then.
        """
        with transaction.atomic():
            lock_page(self.lesson_id)
            # Read again: what was read before the lock may have changed.
            version = Revision.objects.get(pk=revision.pk)
            version.as_object().refuse_unless_publishable()
            super().publish(version, *args, **kwargs)


class ReplicationAttachment(Orderable):
    """A file with a report. Who may read the report may read the file."""

    replication = ParentalKey(Replication, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        CommunityDocument, verbose_name=_("file"), on_delete=models.CASCADE, related_name="replication_attachments"
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["replication", "document"], name="unique_replication_attachment")
        ]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return str(self.document)
