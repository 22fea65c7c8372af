"""What those who come answered to one of the organiser's own questions."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.agenda.models import EventPage
from events.organising.answers import in_words, who_answered
from events.organising.doors import organisers_only
from events.organising.paging import paged
from events.registration.models import EventQuestion


@organisers_only
@require_safe
def who_said_what(request: HttpRequest, event: EventPage, pk: int) -> HttpResponseBase:
    question = get_object_or_404(EventQuestion, event=event, pk=pk)
    pages = paged(who_answered(question), request.GET.get("pagina", ""))
    for one in pages["rows"]:
        one.said = in_words(question, one.value)
    return render(request, "organising/answers.html", {"event": event, "question": question, **pages})
