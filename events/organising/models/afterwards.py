"""What stays of an event: slides, notes, and what those who were there thought of it."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.clean_html import CleanHTMLField
from cop.core.models import CommunityDocument
from cop.members.models import Member
from events.agenda.models import EventPage
from events.registration.models import Registration, State
from events.registration.querysets import RegistrationQuerySet

LONGEST_OPINION = 1_000  # characters


class Question(models.TextChoices):
    """What may be asked afterwards; the names are those of the columns of `Feedback`."""

    SCORE = "score", _("What score do you give this event, from 1 to 5?")
    WORKED = "worked", _("What worked well?")
    CHANGE = "change", _("What would you change?")
    RECOMMENDS = "recommends", _("Would you recommend this event to a colleague?")


class Afterwards(models.Model):
    """One row an event, made when an organiser first writes something, or when the question goes out by itself.

    `asked` are keys of `Question`; they are fixed once `asked_at` is set.
    """

    event = models.OneToOneField(EventPage, on_delete=models.CASCADE, related_name="afterwards")
    notes = CleanHTMLField(_("notes"), blank=True)
    asked = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, editable=False)
    asks_itself = models.BooleanField(_("asks by itself the day after"), default=True)
    #: Nobody had been marked when it was asked, so that all who had a place got the question and may answer it.
    asks_everybody = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("afterwards")
        verbose_name_plural = _("afterwards")

    def __str__(self) -> str:
        return str(self.event_id)

    def asks(self, own: Registration) -> bool:
        """Whether this person is asked: who was there, or who had a place where nobody kept who came."""
        if self.asked_at is None or not own.is_in:
            return False
        return bool(own.attended) or (self.asks_everybody and own.attended is None)

    def to_ask(self) -> RegistrationQuerySet:
        """The same rule as `asks`, for all members of the event."""
        rows: RegistrationQuerySet = self.event.registrations.filter(state=State.REGISTERED, member__isnull=False)
        there = models.Q(attended=True)
        return rows.filter(there | models.Q(attended__isnull=True) if self.asks_everybody else there)


class EventFile(models.Model):
    """A file that was added after the event."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="files_afterwards")
    document = models.ForeignKey(CommunityDocument, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=150)
    added_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("file of an event")
        verbose_name_plural = _("files of an event")

    def __str__(self) -> str:
        return self.title


class Feedback(models.Model):
    """Without a name, a moment or a number that counts up: nobody can put it beside `FeedbackGiven`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="feedback")
    score = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    worked = models.TextField(max_length=LONGEST_OPINION, blank=True)
    change = models.TextField(max_length=LONGEST_OPINION, blank=True)
    recommends = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__range=(1, 5)), name="feedback_score"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class FeedbackGiven(models.Model):
    """That somebody answered, so that nobody answers twice; not what."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="feedback_given")

    class Meta:
        verbose_name = _("feedback given")
        verbose_name_plural = _("feedback given")

    def __str__(self) -> str:
        return str(self.registration_id)
