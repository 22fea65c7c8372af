"""The questions of an event in the Wagtail admin, for editors."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events.agenda.models import EventPage
from events.agenda.permissions import may_organise
from events.registration.forms import QuestionForm
from events.registration.models import EventQuestion
from events.registration.views.asking import asked_of, asked_or_404, save, withdraw


def list_questions(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The questions, and below them the form for one more."""
    return _edit(request, _event_or_404(request, pk), None)


def change_question(request: HttpRequest, pk: int, question: int) -> HttpResponseBase:
    event = _event_or_404(request, pk)
    return _edit(request, event, asked_or_404(event, question))


@require_POST
def withdraw_question(request: HttpRequest, pk: int, question: int) -> HttpResponseBase:
    withdraw(request, asked_or_404(_event_or_404(request, pk), question))
    return redirect("registration_admin:event-questions", pk)


def _event_or_404(request: HttpRequest, pk: int) -> EventPage:
    """Raises PermissionDenied for who may not organise it."""
    event: EventPage = get_object_or_404(EventPage, pk=pk)
    if not may_organise(request.user, event):
        raise PermissionDenied(_("Only who organises this event asks questions here."))
    return event


def _edit(request: HttpRequest, event: EventPage, question: EventQuestion | None) -> HttpResponseBase:
    form = QuestionForm(request.POST or None, instance=question)
    if request.method == "POST" and form.is_valid() and save(request, event, form):
        return redirect("registration_admin:event-questions", event.pk)
    context = {
        "page_title": _("Questions with the registration"),
        "page_subtitle": event.draft_title,
        "header_icon": "clipboard-list",
        "event": event,
        "form": form,
        "question": question,
        **asked_of(event),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "registration/admin/questions.html", context, status=status)
