"""What an organiser asks of who registers: a step of the guided form, which keeps each question by itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from cop.core.kept_text import take_kept_text
from cop.publishing.contributions import Step, type_of
from events.agenda.models import EventPage
from events.registration import services
from events.registration.forms import QuestionForm
from events.registration.models import EventQuestion
from events.registration.permissions import get_organised_or_404
from events.registration.steps import QUESTIONS, address_of_questions
from events.registration.views.registering import members_only


@members_only
def list_questions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The questions, and below them the form for one more."""
    event = get_organised_or_404(request.user, slug)
    return _edit(request, event, None)


@members_only
def change_question(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    event = get_organised_or_404(request.user, slug)
    return _edit(request, event, asked_or_404(event, pk))


@members_only
@require_POST
def withdraw_question(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    event = get_organised_or_404(request.user, slug)
    withdraw(request, asked_or_404(event, pk))
    return redirect(address_of_questions(event))


def asked_or_404(event: EventPage, pk: int) -> EventQuestion:
    return get_object_or_404(EventQuestion, event=event, withdrawn_at__isnull=True, pk=pk)


def save(request: HttpRequest, event: EventPage, form: QuestionForm) -> bool:
    """False when the service refuses what is in the form, which the form then says."""
    # The form wrote on its instance; the service reads the row anew.
    row = EventQuestion.objects.get(pk=form.instance.pk) if form.instance.pk else None
    try:
        services.save_question(event=event, by=request.user, question=row, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
    except DomainError as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, _("Saved. Who registers from now on answers this."))
    return not form.errors


def withdraw(request: HttpRequest, question: EventQuestion) -> None:
    """And says whether there were answers, which stay."""
    is_kept = services.withdraw_question(question=question, by=request.user)
    kept, gone = _("This is not asked any more. The answers that were given stay."), _("This is not asked any more.")
    messages.success(request, kept if is_kept else gone)


def asked_of(event: EventPage) -> dict[str, list[EventQuestion]]:
    """For the list of questions: those that are asked, and those that were."""
    rows = EventQuestion.objects.filter(event=event).annotate(number=Count("answers"))
    return {
        "asked": [one for one in rows if one.withdrawn_at is None],
        "withdrawn": [one for one in rows if one.withdrawn_at is not None],
    }


def _edit(request: HttpRequest, event: EventPage, question: EventQuestion | None) -> HttpResponseBase:
    kind = type_of(event)
    onwards = kind.step_after(QUESTIONS)
    kept = take_kept_text(request) if request.method == "GET" else None
    form = QuestionForm(kept or request.POST or None, instance=question)
    goes_on = request.POST.get("then") == "next"
    if request.method == "POST" and question is None and goes_on and form.is_untouched():
        return _go_on(event, onwards)
    if request.method == "POST" and form.is_valid() and save(request, event, form):
        return _go_on(event, onwards) if goes_on else redirect(address_of_questions(event))
    context = {
        "event": event,
        "page": event,
        "kind": kind,
        "step": QUESTIONS,
        "previous": kind.step_before(QUESTIONS),
        "version": event.get_latest_revision_as_object(),
        "form": form,
        "was_kept": bool(kept),
        "question": question,
        **asked_of(event),
    }
    return render(request, "registration/questions.html", context, status=422 if request.method == "POST" else 200)


def _go_on(event: EventPage, step: Step | None) -> HttpResponseBase:
    if step is None:
        return redirect("publishing:show-contribution", event.pk)
    return redirect("publishing:edit-step", event.pk, step.slug)
