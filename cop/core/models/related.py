"""Pages that belong together, whatever their types: a lesson with a workshop, an event with a challenge."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page


class RelatedPage(Orderable):
    """An author or editor chose `related` to stand beside `page`. On Wagtail's own Page, so no type imports another."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["page", "related"],
                name="unique_related_page",
                violation_error_message=_("This page is chosen already."),
            ),
        ]
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self) -> str:
        return str(self.related)
