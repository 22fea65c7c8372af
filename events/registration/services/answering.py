"""Answers to what an organiser asks, inside the transaction of the registration."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.registration.models import EventQuestion, QuestionKind, Registration, RegistrationAnswer
from events.registration.models.questions import LONGEST_ANSWER, NO, YES

ANSWER_THIS = _("Answer this question.")
CHOOSE_ONE = _("Choose one of the answers.")
TOO_LONG = _("Use at most 500 characters.")


def field_of(question: EventQuestion) -> str:
    """The name under which a form asks it, and an error comes back."""
    return f"question_{question.pk}"


def write_answers(registration: Registration, answers: Mapping[int, str]) -> None:
    """Replaces the answers to what is asked now; those to a withdrawn question stay. Raises ValidationError by field."""
    asked = list(EventQuestion.objects.filter(event_id=registration.event_id, withdrawn_at__isnull=True))
    if not asked:
        return
    earlier = {answer.question_id: answer.value for answer in registration.answers.all()}
    errors, rows = {}, []
    for question in asked:
        value = " ".join(answers.get(question.pk, "").split())
        wrong = _wrong(question, value, earlier.get(question.pk))
        if wrong:
            errors[field_of(question)] = wrong
        if value:
            rows.append(
                RegistrationAnswer(
                    registration=registration, question=question, question_text=question.text, value=value
                )
            )
    if errors:
        raise ValidationError(errors)
    registration.answers.filter(question__in=asked).delete()
    RegistrationAnswer.objects.bulk_create(rows)


def _wrong(question: EventQuestion, value: str, earlier: str | None) -> object | None:
    if not value:
        return ANSWER_THIS if question.is_required else None
    if value == earlier:
        return None  # a choice that was offered when this was answered
    if question.kind == QuestionKind.CHOICE and value not in question.options:
        return CHOOSE_ONE
    if question.kind == QuestionKind.YES_NO and value not in (YES, NO):
        return CHOOSE_ONE
    return TOO_LONG if len(value) > LONGEST_ANSWER else None
