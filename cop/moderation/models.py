"""Somebody thinks that something does not belong here."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member


class Report(models.Model):
    """A report on anything that has an author; one open report a person and thing."""

    class Reason(models.TextChoices):
        WRONG = "wrong", _("It is not right")
        PERSONAL = "personal", _("Somebody can be recognised")
        RUDE = "rude", _("It is rude or hurtful")
        ADVERTISING = "advertising", _("It is advertising")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Looked at and left")
        HIDDEN = "hidden", _("Hidden")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    reporter = models.ForeignKey(
        Member, verbose_name=_("reported by"), null=True, on_delete=models.SET_NULL, related_name="reports_made"
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    explanation = models.TextField(_("explanation"), max_length=1_000, blank=True)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN, db_index=True)
    handled_by = models.ForeignKey(
        Member, verbose_name=_("handled by"), null=True, on_delete=models.SET_NULL, related_name="reports_handled"
    )
    handled_at = models.DateTimeField(_("handled at"), null=True)
    answer = models.TextField(_("answer"), max_length=1_000, blank=True)

    class Meta:
        ordering = ["reported_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="report_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "reporter"],
                condition=models.Q(state="open"),
                name="unique_open_report",
            )
        ]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return str(self.subject)
