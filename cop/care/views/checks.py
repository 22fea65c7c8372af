"""Saying that a page is still right, and whether one wants to be asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cop.care import services
from cop.care.forms import ReminderForm
from cop.care.models import ReminderChoice
from cop.care.pages import get_open_page_or_404
from cop.care.permissions import may_care_for
from cop.core.errors import Conflict
from cop.publishing.access import writers_only


@writers_only
def mark_still_right(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks first when it is opened by a link in a mail; the button on the page posts at once."""
    page = get_open_page_or_404(request.user, pk)
    if not may_care_for(request.user, page):
        raise PermissionDenied(_("Only its authors and editors say that a page is still right."))
    if request.method != "POST":
        return render(request, "care/mark_still_right.html", {"page": page})
    try:
        due_on = services.mark_still_right(page=page, by=request.user)
    except Conflict as refused:
        messages.error(request, str(refused))
    else:
        sentence = _("Marked as checked today. We ask again on %(date)s.")
        messages.success(request, sentence % {"date": date_format(due_on, "j F Y")})
    return redirect(page.get_url(request))


@writers_only
def choose_reminders(request: HttpRequest) -> HttpResponseBase:
    choice = ReminderChoice.objects.filter(member=request.user).first() or ReminderChoice(member=request.user)
    form = ReminderForm(request.POST if request.method == "POST" else None, instance=choice)
    if request.method == "POST" and form.is_valid():
        services.choose_reminders(member=request.user, wants_mail=form.cleaned_data["wants_mail"])
        messages.success(request, _("Your choice has been saved."))
        return redirect("members:overview")
    return render(request, "care/choose_reminders.html", {"form": form})
