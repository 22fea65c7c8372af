"""What organisers and reviewers say about an entry."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from events.entries.models.entry import Entry

MOST_NOTE = 1_000  # characters
MOST_WORDS = 2_000


class Score(models.Model):
    """Points of one reviewer on one criterion, known by its key: that stays when the challenge is changed.

    It stays as well when the reviewer's account goes: a decision rested on it.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="scores")
    reviewer = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="entry_scores")
    reviewer_name = models.CharField(max_length=80)
    criterion = models.UUIDField(editable=False)
    points = models.PositiveSmallIntegerField(_("points"))
    note = models.TextField(_("note"), max_length=MOST_NOTE, blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["entry", "reviewer", "criterion"], name="one_score_a_criterion"),
            models.CheckConstraint(condition=models.Q(points__lte=10), name="score_points"),
        ]

    def __str__(self) -> str:
        return f"{self.points}"

    @property
    def by(self) -> str:
        """Says whose it is, also once the account is gone."""
        return str(self.reviewer_id or self.reviewer_name)


class EntryComment(models.Model):
    """Between organisers and reviewers. Who handed in the entry never sees it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="entry_comments")
    author_name = models.CharField(max_length=80)
    text = models.TextField(_("comment"), max_length=MOST_WORDS)
    request_key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class EntryQuestion(models.Model):
    """What an organiser asks who handed it in, and the answer."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="entry_questions")
    asker_name = models.CharField(max_length=80)
    text = models.TextField(_("question"), max_length=MOST_WORDS)
    request_key = models.UUIDField(unique=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(_("answer"), max_length=MOST_WORDS, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
