"""Somebody thinks that something does not belong here, and a moderator decides."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.moderation.querysets import DecisionQuerySet, ReportQuerySet


class AboutSomething(models.Model):
    """Is about a thing of any registered kind (see `reportables`), and stays readable when the thing is gone."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    title = models.CharField(_("title"), max_length=255)
    #: Whose words it is about, as it was then: they neither see it among what waits nor decide on it.
    members = models.ManyToManyField(Member, verbose_name=_("members"), blank=True, related_name="%(class)ss_about")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Decision(AboutSomething):
    """What a moderator decided on a thing or a member, and what was said about it to whom. Never changed afterwards.

    A suspension without a report, and its end, are about the member (`subject`) alone.
    """

    class Kind(models.TextChoices):
        KEPT = "kept", _("Looked at and left")
        WARNED = "warned", _("Author warned")
        HIDDEN = "hidden", _("Hidden")
        RESTORED = "restored", _("Put back")
        ADMITTED = "admitted", _("Let through")
        SUSPENDED = "suspended", _("Member suspended")
        LIFTED = "lifted", _("Suspension lifted")

    kind = models.CharField(_("decision"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        Member, verbose_name=_("decided by"), null=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    by_name = models.CharField(_("name"), max_length=80)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)
    to_authors = models.TextField(_("to the author"), max_length=1_000, blank=True)
    to_reporters = models.TextField(_("to who reported it"), max_length=1_000, blank=True)
    #: What the room of the thing needs to put it back, as its `hide` gave it.
    kept = models.JSONField(default=dict, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="decision_subject")]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")


class Report(AboutSomething):
    """A report on anything that has an author; one open report a person and thing."""

    class Reason(models.TextChoices):
        WRONG = "wrong", _("It is not right")
        PERSONAL = "personal", _("Somebody can be recognised")
        RUDE = "rude", _("It is rude or hurtful")
        ADVERTISING = "advertising", _("It is advertising")
        OTHER = "other", _("Something else")

    #: Who wrote the thing, as it was when it was reported.
    authors = models.CharField(_("authors"), max_length=255, blank=True)
    reporter = models.ForeignKey(
        Member, verbose_name=_("reported by"), null=True, on_delete=models.SET_NULL, related_name="reports_made"
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    explanation = models.TextField(_("explanation"), max_length=1_000, blank=True)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    #: None while it is open.
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="reports")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["reported_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="report_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "reporter"],
                condition=models.Q(decision__isnull=True),
                name="unique_open_report",
            )
        ]
        permissions = [("handle_report", "Can decide on reports")]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
