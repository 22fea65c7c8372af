"""What the search keeps: words that mean the same, what people did not find, and which words stand in which pages."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cop.search.words import LONGEST_WORD, forms_in


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


class IndexedPage(models.Model):
    """What the search keeps of a page that can be found: the text that snippets are cut from, and its other words."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    text = models.TextField()
    # Of title, labels and names, in no order: found as well, and no part of the text.
    other_words = models.TextField()
    is_public = models.BooleanField()

    # Nobody uses a page by finding it: the admin need not say so when one is deleted.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def forms(self) -> set[str]:
        """All words of the page."""
        return forms_in(self.text) | set(self.other_words.split())


class IndexedWord(models.Model):
    """A word of the pages that can be found: in how many it stands, and in how many of those everybody may read.

    `form`, `key`, `stem` and `sound` as in words.py; `backwards` is the key from its end, to find by ending.
    """

    form = models.CharField(max_length=LONGEST_WORD, unique=True)
    key = models.CharField(max_length=LONGEST_WORD, db_index=True)
    backwards = models.CharField(max_length=LONGEST_WORD, db_index=True)
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    sound = models.CharField(max_length=LONGEST_WORD, db_index=True)
    pages = models.PositiveIntegerField()
    public_pages = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.form


class SearchState(models.Model):
    """One row. `generation` changes with every label and synonym, `revision` with every page; the counts are of pages
    that can be found."""

    generation = models.UUIDField(default=uuid4)
    revision = models.UUIDField(default=uuid4)
    pages = models.PositiveIntegerField(default=0)
    public_pages = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.generation)
