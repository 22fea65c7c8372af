"""When a course starts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class StartDate(models.Model):
    """One time that it is given. Without a last day it takes one day, or nobody knows yet."""

    page = ParentalKey("catalogue.ResourcePage", on_delete=models.CASCADE, related_name="dates")
    first_day = models.DateField(_("first day"), db_index=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True, help_text=_("A town, or “online”."))

    panels = [FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("place")])]

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
                name="start_date_in_order",
                violation_error_message=_("The last day lies before the first."),
            )
        ]
        verbose_name = _("start date")
        verbose_name_plural = _("start dates")

    def __str__(self) -> str:
        return f"{self.first_day} {self.place}".strip()

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day lies before the first.")})
