"""Events that come back: what they have in common is how their dates were made."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member


class EventSeries(models.Model):
    """Each event of it is a page of its own. `rule` is how the dates were made, for who wants to know it later."""

    rule = models.JSONField(_("rule"), default=dict)
    made_by = models.ForeignKey(
        Member, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="event_series"
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
