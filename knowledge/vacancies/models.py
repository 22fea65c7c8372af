"""A vacancy text as it was and as it became (*van, naar*), with what changed in substance and why."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

from knowledge.vacancies.lines import one_newline

MAX_VACANCY_LENGTH = 8_000  # characters: the longest vacancy text in use is about half of this
MOST_NOTES = 10  # more than ten differences of substance are no differences but another vacancy
MAKEOVER_FIELDS = ("makeover_from", "makeover_to", "makeover_notes")


class PlainTextFormField(forms.CharField):
    """Counts a new line as one character, as the browser does that says how much room is left."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(one_newline(value) if isinstance(value, str) else value)


class PlainTextField(models.TextField):
    """Text without formatting: a blank line starts a paragraph, "- " an item of a list."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PlainTextFormField, **kwargs})

    def deconstruct(self) -> Any:
        """To the database it is an ordinary text."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.TextField", arguments, options


class MakeoverMixin(models.Model):
    """A page type that can hold one vacancy makeover. Both texts are plain: a blank line starts a paragraph."""

    makeover_from = PlainTextField(
        _("the vacancy text as it was"), max_length=MAX_VACANCY_LENGTH, blank=True, help_text=_("Without names.")
    )
    makeover_to = PlainTextField(
        _("the vacancy text as it became"), max_length=MAX_VACANCY_LENGTH, blank=True, help_text=_("Without names.")
    )

    class Meta:
        abstract = True

    @property
    def has_makeover(self) -> bool:
        return bool(self.makeover_from and self.makeover_to)

    def makeover_words(self) -> str:
        """Both texts and every note, for the search index."""
        notes = self.makeover_notes.all()  # type: ignore[attr-defined]
        quoted = (word for note in notes for word in (note.was, note.became, note.why))
        return " ".join((self.makeover_from, self.makeover_to, *quoted))


class MakeoverNote(Orderable):
    """One difference of substance between the two texts of a page, in the author's words."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="makeover_notes")
    was = models.CharField(_("it said"), max_length=250, blank=True)
    became = models.CharField(_("it says now"), max_length=250, blank=True)
    why = PlainTextField(_("why"), max_length=600)

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

    @property
    def is_whole(self) -> bool:
        """False while a draft has only half of it, or more than fits."""
        fits = all(
            len(getattr(self, name)) <= (self._meta.get_field(name).max_length or 0)
            for name in ("was", "became", "why")
        )
        return bool((self.was or self.became) and self.why) and fits
