"""What those who come answered to the organiser's own questions. The caller has looked whether the reader organises it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from events.agenda.models import EventPage
from events.registration.models import EventQuestion, QuestionKind, Registration, RegistrationAnswer, State
from events.registration.models.questions import NO, YES

OF_WHO_COMES = Q(answers__registration__state=State.REGISTERED)


@dataclass
class Asked:
    """One question. `counts` are (answer, how many who have a place gave it), in order of the choices; empty for texts."""

    question: EventQuestion
    number: int = 0
    counts: list[tuple[str, int]] = field(default_factory=list)


def answers_by_question(event: EventPage) -> list[Asked]:
    """In one query. A question that was withdrawn stands in it as long as somebody who comes answered it."""
    shown = Case(When(kind=QuestionKind.TEXT, then=Value("")), default=F("answers__value"))
    rows = EventQuestion.objects.filter(event=event).annotate(said=shown)
    rows = rows.annotate(number=Count("answers", filter=OF_WHO_COMES)).order_by("place", "pk", "said")
    found: dict[int, Asked] = {}
    given: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        asked = found.setdefault(row.pk, Asked(row))
        asked.number += row.number
        if row.said and row.number:
            given[row.pk][row.said] = row.number
    for pk, asked in found.items():
        asked.counts = _in_order(asked.question, given[pk])
    return [one for one in found.values() if one.number or one.question.withdrawn_at is None]


def add_answers(registrations: Iterable[Registration]) -> None:
    """Puts on each `given`: (question, answer) in order. One query for any number."""
    given: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = RegistrationAnswer.objects.filter(registration__in=[one.pk for one in registrations])
    for answer in rows.select_related("question").order_by("question__place", "question_id"):
        given[answer.registration_id].append((answer.question_text, in_words(answer.question, answer.value)))
    for one in registrations:
        one.given = given[one.pk]  # type: ignore[attr-defined]


def who_answered(question: EventQuestion) -> QuerySet[RegistrationAnswer]:
    """Who has a place; those who said the same stand together."""
    rows = RegistrationAnswer.objects.filter(question=question, registration__state=State.REGISTERED)
    return rows.select_related("registration").order_by(Lower("value"), "registration__member_name", "pk")


def in_words(question: EventQuestion, value: str) -> str:
    """Yes and no in the language of the reader; anything else as it was given."""
    words: dict[str, Any] = {YES: _("Yes"), NO: _("No")} if question.kind == QuestionKind.YES_NO else {}
    return words.get(value, value)


def _in_order(question: EventQuestion, given: dict[str, int]) -> list[tuple[str, int]]:
    """As they are asked, also what nobody chose; then what could be chosen before."""
    if question.kind == QuestionKind.TEXT:
        return []
    asked = [YES, NO] if question.kind == QuestionKind.YES_NO else question.options
    values = [*asked, *(value for value in given if value not in asked)]
    return [(in_words(question, value), given.get(value, 0)) for value in values]
