"""Questions of an organiser. True at once; an answer that was given is never lost."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration.models import EventQuestion, GoneQuestion
from events.registration.models.questions import MOST_QUESTIONS
from events.registration.services.places import lock_event

ENOUGH = _("Ten questions is the most. Remove one first.")


@transaction.atomic
def save_question(
    *,
    event: EventPage,
    by: Member,
    question: EventQuestion | None = None,
    text: str,
    kind: str,
    choices: str = "",
    is_required: bool = False,
) -> EventQuestion:
    """A new one, or the given one as it is from now on: who answered keeps the words they answered to.

    Raises NotAllowed, Conflict for one too many or for another kind of answer than was given, ValidationError.
    """
    locked = _lock_as_organiser(event, by)
    asked = EventQuestion.objects.filter(event=locked, withdrawn_at__isnull=True)
    if question is None:
        if asked.count() >= MOST_QUESTIONS:
            raise Conflict(ENOUGH)
        last = EventQuestion.objects.filter(event=locked).aggregate(last=Max("place"))["last"] or 0
        question = EventQuestion(event=locked, place=last + 1)
    elif question.kind != kind and question.answers.exists():
        raise Conflict(_("Somebody answered this already. Remove it and ask a new question instead."))
    question.text, question.kind, question.choices = text.strip(), kind, choices
    question.is_required = is_required
    question.full_clean()
    question.save()
    return question


@transaction.atomic
def withdraw_question(*, question: EventQuestion, by: Member) -> bool:
    """Nobody is asked any more. With answers it stays for the organiser, and this gives True. Raises NotAllowed."""
    _lock_as_organiser(question.event, by)
    return ask_no_more(question)


def ask_no_more(question: EventQuestion) -> bool:
    """True when it stays for its answers. The event is locked; of a series it is remembered that this was asked."""
    if question.answers.exists():
        EventQuestion.objects.filter(pk=question.pk).update(withdrawn_at=timezone.now())
        return True
    if question.event.series_id is not None:
        GoneQuestion.objects.get_or_create(event=question.event, kin=question.kin)
    question.delete()
    return False


def _lock_as_organiser(event: EventPage, by: Member) -> EventPage:
    locked = lock_event(event.pk)
    if not may_organise(by, locked):
        raise NotAllowed(_("Only who organises this event asks questions here."))
    return locked
