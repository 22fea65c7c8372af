"""What an organiser wants to know of who comes: diet, a choice of workshop."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.agenda.models import EventPage
from events.registration.models.registrations import Registration

MOST_QUESTIONS = 10
MOST_CHOICES = 12
LONGEST_ANSWER = 500  # characters
#: As answers are kept: in the language in which members write, so that they read alike wherever they stand.
YES, NO = "Ja", "Nee"
AT_LEAST_TWO = _("Give at least two choices, each on a line of its own.")
TOO_MANY = _("Give at most twelve choices.")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Text")
    CHOICE = "choice", _("One of several choices")
    YES_NO = "yesno", _("Yes or no")


class EventQuestion(models.Model):
    """True at once, apart from the versions of the event. With answers it is withdrawn and not deleted."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="registration_questions")
    text = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind of answer"), max_length=8, choices=QuestionKind, default=QuestionKind.TEXT)
    choices = models.TextField(
        _("choices"), max_length=1_500, blank=True, help_text=_("Each on a line of its own; only for a choice.")
    )
    is_required = models.BooleanField(_("everybody must answer this"), default=False)
    place = models.PositiveSmallIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    #: The same in each event that asks it because another one of the series did.
    kin = models.UUIDField(default=uuid4, editable=False)
    # {field: value} as another event of the series gave it last: says what changed there since.
    given = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["place", "pk"]
        verbose_name = _("question to who registers")
        verbose_name_plural = _("questions to who registers")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.kind == QuestionKind.CHOICE and len(self.options) < 2:
            raise ValidationError({"choices": AT_LEAST_TWO})
        if len(self.options) > MOST_CHOICES:
            raise ValidationError({"choices": TOO_MANY})

    @property
    def options(self) -> list[str]:
        """The choices in order, each once."""
        lines = (" ".join(line.split())[:120] for line in self.choices.splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class GoneQuestion(models.Model):
    """That an event of a series asked this once. Of a question without answers no row is left that tells."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="gone_questions")
    kin = models.UUIDField(editable=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["event", "kin"], name="question_gone_once")]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.kin}"


class RegistrationAnswer(models.Model):
    """What somebody answered, with the question as it was then."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(EventQuestion, on_delete=models.PROTECT, related_name="answers")
    question_text = models.CharField(max_length=200)
    value = models.CharField(_("answer"), max_length=LONGEST_ANSWER)

    class Meta:
        ordering: ClassVar[list[str]] = ["question__place", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["registration", "question"], name="one_answer_a_question")
        ]

    def __str__(self) -> str:
        return f"{self.question_text}: {self.value}"
