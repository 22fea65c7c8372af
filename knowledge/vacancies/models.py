"""A vacancy text as it was and as it became (*van, naar*), with what changed in substance and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

MAX_VACANCY_LENGTH = 8_000  # characters: the longest vacancy text in use is about half of this


class MakeoverMixin(models.Model):
    """A page type that can hold one vacancy makeover. Both texts are plain: a blank line starts a paragraph."""

    makeover_from = models.TextField(
        _("the vacancy text as it was"), max_length=MAX_VACANCY_LENGTH, blank=True, help_text=_("Without names.")
    )
    makeover_to = models.TextField(
        _("the vacancy text as it became"), max_length=MAX_VACANCY_LENGTH, blank=True, help_text=_("Without names.")
    )

    class Meta:
        abstract = True

    @property
    def has_makeover(self) -> bool:
        return bool(self.makeover_from and self.makeover_to)


class MakeoverNote(Orderable):
    """One difference of substance between the two texts of a page, in the author's words."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="makeover_notes")
    was = models.CharField(_("it said"), max_length=250, blank=True)
    became = models.CharField(_("it says now"), max_length=250, blank=True)
    why = models.TextField(_("why"), max_length=600)

    panels = [FieldPanel("was"), FieldPanel("became"), FieldPanel("why")]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(was="", became=""),
                name="makeover_note_says_what",
                violation_error_message=_("Say what it said before, or what it says now."),
            )
        ]
        verbose_name = _("note on the change")
        verbose_name_plural = _("notes on the change")

    def __str__(self) -> str:
        return f"{self.was} → {self.became}"
