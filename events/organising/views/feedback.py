"""What somebody thought of an event where they were."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from events.organising import services
from events.organising.doors import members_only, private
from events.organising.forms import FeedbackForm
from events.organising.models import Afterwards
from events.registration.permissions import get_event_or_404


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
