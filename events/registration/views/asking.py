"""What an organiser asks of who registers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError
from events.agenda.models import EventPage
from events.registration import services
from events.registration.forms import QuestionForm
from events.registration.models import EventQuestion
from events.registration.permissions import get_organised_or_404
from events.registration.views.registering import members_only


@members_only
def list_questions(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The questions, and below them the form for one more."""
    event = get_organised_or_404(request.user, slug)
    return _edit(request, event, None)


@members_only
def change_question(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    event = get_organised_or_404(request.user, slug)
    return _edit(request, event, _question(event, pk))


@members_only
@require_POST
def withdraw_question(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    event = get_organised_or_404(request.user, slug)
    is_kept = services.withdraw_question(question=_question(event, pk), by=request.user)
    kept, gone = _("This is not asked any more. The answers that were given stay."), _("This is not asked any more.")
    messages.success(request, kept if is_kept else gone)
    return redirect("registration:list-questions", event.slug)


def _question(event: EventPage, pk: int) -> EventQuestion:
    return get_object_or_404(EventQuestion, event=event, withdrawn_at__isnull=True, pk=pk)


def _edit(request: HttpRequest, event: EventPage, question: EventQuestion | None) -> HttpResponseBase:
    form = QuestionForm(request.POST or None, instance=question)
    if request.method == "POST" and form.is_valid():
        try:
            # The form wrote on its instance; the service reads the row anew.
            row = EventQuestion.objects.get(pk=question.pk) if question is not None else None
            services.save_question(event=event, by=request.user, question=row, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Who registers from now on answers this."))
            return redirect("registration:list-questions", event.slug)
    asked = EventQuestion.objects.filter(event=event).annotate(number=Count("answers"))
    context = {
        "event": event,
        "form": form,
        "question": question,
        "asked": [one for one in asked if one.withdrawn_at is None],
        "withdrawn": [one for one in asked if one.withdrawn_at is not None],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "registration/questions.html", context, status=status)
