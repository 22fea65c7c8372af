"""What editors keep for the search: words that mean the same, and what people did not find."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class SynonymGroup(models.Model):
    """Words or phrases that mean the same to who searches; who types one also finds the others."""

    words = models.TextField(
        _("words"), max_length=1_000, help_text=_("One word or phrase a line. Who types one also finds the others.")
    )

    panels = [FieldPanel("words")]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        return self.words.splitlines()


class UnansweredSearch(models.Model):
    """Words that found nothing, how often and when. Who searched is never stored."""

    words = models.CharField(_("words"), max_length=200, unique=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_on = models.DateField(_("first on"))
    last_on = models.DateField(_("last on"), db_index=True)

    class Meta:
        ordering = ["-times", "-last_on"]
        verbose_name = _("search without a hit")
        verbose_name_plural = _("searches without a hit")

    def __str__(self) -> str:
        return self.words
