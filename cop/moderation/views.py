"""Reporting something that does not belong here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.access import admitted_only
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from cop.moderation import services
from cop.moderation.forms import ReportForm
from cop.moderation.models import Report
from cop.moderation.permissions import get_reportable_or_404, is_own


@admitted_only(gettext_lazy("You can report something once you have been admitted."))
def report(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    kind, thing = get_reportable_or_404(request.user, model, pk)
    if is_own(request.user, kind, thing):
        raise PermissionDenied(_("This is your own text. You can change it yourself."))
    kept = take_kept_text(request) if request.method == "GET" else None
    form = ReportForm(kept or (request.POST if request.method == "POST" else None))
    context = {
        "form": form,
        "title": kind.title(thing),
        "url": kind.url(thing),
        "was_kept": bool(kept),
        "earlier": Report.objects.open().about(thing).filter(reporter=request.user).first(),
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.report_thing(thing=thing, reporter=request.user, **form.cleaned_data)
            except DomainError as refused:
                form.add_error(None, str(refused))
                status = _status_of(refused)
            else:
                messages.success(request, _("Thank you. A moderator looks at it, and you get a mail with the answer."))
                return redirect(kind.url(thing))
    return render(request, "moderation/report.html", context, status=status)


def _status_of(refused: DomainError) -> int:
    if isinstance(refused, NotAllowed):
        return 403
    return 409 if isinstance(refused, Conflict) else 429
