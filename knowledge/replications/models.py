"""Tried here too (*ook hier geprobeerd*): a colleague's report on somebody else's lesson."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, Revision, RevisionMixin, WorkflowMixin, WorkflowState

from cop.core.clean_html import CleanHTMLField
from cop.core.models import CommunityDocument
from cop.members.models import Member
from cop.regions.models import Organisation, Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.invited import Invitation, Invitee  # noqa: F401  (models of this room as well)
from knowledge.replications.querysets import ReplicationQuerySet


class Scale(models.TextChoices):
    ONE_VACANCY = "vacancy", _("One vacancy")
    ONE_TEAM = "team", _("One team")
    ORGANISATION = "organisation", _("The whole organisation")
    REGION = "region", _("Several organisations together")


def _count(label: Any, help_text: Any = "") -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        label, null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(100_000)]
    )


class Replication(WorkflowMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """What came of a lesson at another organisation. Only a live one counts as evidence.

    A period is half a year, named by its first day (1 January or 1 July): one live report an organisation and period.
    """

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
