"""What somebody thought of an event where they were, and where an organiser reads that."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cop.core.errors import DomainError
from events.agenda.models import EventPage
from events.organising import services
from events.organising.doors import members_only, organisers_only, private
from events.organising.forms import FeedbackForm
from events.organising.models import Afterwards, Question
from events.organising.paging import paged
from events.organising.summary import texts_of
from events.registration.permissions import get_event_or_404

#: As it stands in an address: which question, and what the list of its answers is called.
TEXTS = {
    "goed": (Question.WORKED, gettext_lazy("What worked well")),
    "anders": (Question.CHANGE, gettext_lazy("What to change")),
}


@organisers_only
@require_safe
def read_texts(request: HttpRequest, event: EventPage, which: str) -> HttpResponseBase:
    """All that was said to one question, a page at a time."""
    if which not in TEXTS:
        raise Http404
    question, title = TEXTS[which]
    pages = paged(texts_of(event, question), request.GET.get("pagina", ""))
    return render(request, "organising/opinions.html", {"event": event, "title": title, **pages})


@members_only
def give(request: HttpRequest, slug: str) -> HttpResponseBase:
    event = get_event_or_404(request.user, slug)
    row = Afterwards.objects.filter(event=event, asked_at__isnull=False).first()
    if row is None:
        raise Http404
    form = FeedbackForm(request.POST or None, asked=row.asked)
    if request.method == "POST" and form.is_valid():
        try:
            services.give_feedback(event=event, by=request.user, answers=form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Thank you. Your name is not kept with what you said."))
            return redirect(event.get_url(request))
    status = 422 if form.errors else 200
    return private(render(request, "organising/feedback.html", {"event": event, "form": form}, status=status))
