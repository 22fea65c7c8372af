"""One's own notifications, and how often one gets mail of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.notifications import services
from cop.notifications.access import admitted_only
from cop.notifications.forms import ChoicesForm
from cop.notifications.listing import listing_for, read_place
from cop.notifications.models import Notification
from cop.notifications.services.choosing import frequencies_of


@admitted_only
def list_notifications(request: HttpRequest) -> HttpResponse:
    """Looking at the list reads nothing: what somebody did not open stays unread."""
    listing = listing_for(request.user, read_place(request.GET.get("na", "")))
    return render(request, "notifications/list_notifications.html", {"listing": listing})


@admitted_only
def open_notification(request: HttpRequest, pk: int) -> HttpResponse:
    """On to what it is about; everything on that subject is read, also where the page itself does not say so."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user).select_related("page"), pk=pk)
    services.mark_notification_read(member=request.user, notification=notification)
    url = notification.url
    if not url.startswith("/"):
        raise Http404
    return redirect(url)


@admitted_only
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    services.mark_all_read(member=request.user)
    messages.success(request, _("Everything has been marked as read."))
    return redirect("notifications:list-notifications")


@admitted_only
def choose(request: HttpRequest) -> HttpResponse:
    """A table of kinds and frequencies."""
    form = ChoicesForm(request.POST or None, member=request.user, initial=frequencies_of(member=request.user))
    if request.method == "POST" and form.is_valid():
        services.set_frequencies(member=request.user, chosen=form.cleaned_data)
        messages.success(request, _("Your choices have been saved."))
        return redirect("notifications:choices")
    return render(request, "notifications/choices.html", {"form": form}, status=422 if form.errors else 200)
