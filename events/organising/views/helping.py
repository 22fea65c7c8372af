"""Who organises it together with its owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import DomainError, NotAllowed
from events.agenda.models import EventPage
from events.organising import services
from events.organising.doors import organisers_only, sent_from
from events.organising.forms import HelperForm


@organisers_only
def helpers(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    form = HelperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            member = services.add_co_organiser(event=event, by=request.user, who=form.cleaned_data["who"])
        except NotAllowed:
            raise
        except DomainError as refused:
            form.add_error("who", str(refused))
        else:
            messages.success(request, _("%(name)s organises this event with you.") % {"name": member.display_name})
            return redirect("organising:helpers", event.slug)
    rows = event.co_organiser_rows.select_related("member").order_by("member__display_name", "pk")
    context = {"event": event, "form": form, "rows": rows, "owner": event.owner}
    return render(request, "organising/helpers.html", context, status=422 if form.errors else 200)


@organisers_only
@sent_from("organising:helpers")
def remove_helper(request: HttpRequest, event: EventPage, pk: int) -> HttpResponseBase:
    """Who takes oneself off has nothing to do here any more."""
    services.remove_co_organiser(event=event, by=request.user, member_id=pk)
    messages.success(request, _("This member no longer organises the event."))
    return redirect("registration:list-own") if pk == request.user.pk else redirect("organising:helpers", event.slug)
