"""That a page went from one author to another."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.members.models import Member


class HandOver(models.Model):
    """`from_name` wrote the page before; names stay when accounts go."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="hand_overs")
    from_member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    from_name = models.CharField(_("earlier written by"), max_length=80, blank=True)
    to_member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    to_name = models.CharField(_("handed over to"), max_length=80)
    handed_at = models.DateTimeField(_("handed over at"), default=timezone.now)

    class Meta:
        ordering = ["-handed_at", "-pk"]
        indexes = [models.Index(fields=["page", "-handed_at"], name="hand_over_of_page")]

    def __str__(self) -> str:
        return f"{self.from_name} → {self.to_name}"
