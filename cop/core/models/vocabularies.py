"""Managed vocabularies: labels that editors keep, with synonyms. There are no free tags."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

CHECK_AFTER_MONTHS = 12


class Term(index.Indexed, models.Model):
    """A label. `synonyms` holds one word or phrase a line; search and suggestions read them."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    description = models.CharField(
        _("description"), max_length=250, blank=True, help_text=_("One sentence: what falls under this label?")
    )
    synonyms = models.TextField(_("synonyms"), blank=True, help_text=_("One a line. Who types it finds this label."))
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)

    panels: list[Any] = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("synonyms"),
        FieldPanel("order"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("synonyms")]

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Theme(Term):
    """What the work is about: data, assets, behaviour ... What is told about it ages at its own pace."""

    check_after_months = models.PositiveSmallIntegerField(
        _("check after (months)"),
        default=CHECK_AFTER_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("After so many months an author or editor looks whether a lesson on this theme is still right."),
    )

    panels: list[Any] = [*Term.panels, FieldPanel("check_after_months")]

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Trend(Term):
    """The change in recruiting that a lesson is part of: from diploma to skills, other target groups ..."""

    class Meta(Term.Meta):
        verbose_name = _("trend")
        verbose_name_plural = _("trends")


class TargetGroup(Term):
    """Whom one wants to reach."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Phase(Term):
    """The step in recruiting: enlarge the pool, entice, select, offer, onboard, retain."""

    class Meta(Term.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")


class LearningForm(Term):
    """How one learns: online, in a classroom, at work ..."""

    class Meta(Term.Meta):
        verbose_name = _("learning form")
        verbose_name_plural = _("learning forms")
