"""What an organiser does with a choice of registrations: mark, write to, remove. The last two ask once more."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cop.core.errors import DomainError, NotAllowed
from events.agenda.models import EventPage
from events.organising import services
from events.organising.choosing import chosen
from events.organising.doors import organisers_only
from events.organising.forms import MailForm
from events.organising.services.mailing import recipients_of
from events.organising.table import TableFilter
from events.registration.models import Registration

MARKS: dict[str, bool | None] = {"aanwezig": True, "afwezig": False, "wissen": None}
MOST_NAMED = 20


@organisers_only
@require_POST
def act(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """Marks at once; for a mail or a removal gives the page that asks further."""
    what, keys = request.POST.get("actie", ""), chosen(request.POST, event)
    if not keys:
        messages.error(request, _("Choose somebody first."))
        return _back(request, event)
    if what == "mail":
        return _mail_page(request, event, keys, MailForm(initial={"request_key": uuid4()}))
    if what == "weg":
        return _remove_page(request, event, keys)
    if what in MARKS:
        number = services.mark_attended(event=event, by=request.user, keys=keys, attended=MARKS[what])
        said = ngettext(
            "%(number)s registration has been marked.", "%(number)s registrations have been marked.", number
        )
        messages.success(request, said % {"number": number})
    return _back(request, event)


@organisers_only
@require_POST
def mail(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """Shows it as it will be; sends it when that was seen."""
    keys, form = chosen(request.POST, event), MailForm(request.POST)
    if not form.is_valid():
        return _mail_page(request, event, keys, form, status=422)
    if request.POST.get("stap") != "versturen":
        return _mail_page(request, event, keys, form, is_preview=request.POST.get("stap") == "bekijken")
    try:
        sent = services.send_bulk_mail(event=event, by=request.user, keys=keys, **form.cleaned_data)
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refused:
        form.add_error(None, refused if isinstance(refused, ValidationError) else str(refused))
        return _mail_page(request, event, keys, form, status=409)
    said = ngettext("The mail goes to %(number)s person.", "The mail goes to %(number)s people.", sent.recipients)
    messages.success(request, said % {"number": sent.recipients})
    return redirect("organising:table", event.slug)


@organisers_only
@require_POST
def remove(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    number = services.remove_in_bulk(event=event, by=request.user, keys=chosen(request.POST, event))
    said = ngettext("%(number)s registration has been removed.", "%(number)s registrations have been removed.", number)
    messages.success(request, said % {"number": number})
    return redirect("organising:table", event.slug)


def _mail_page(
    request: HttpRequest,
    event: EventPage,
    keys: list[int],
    form: MailForm,
    *,
    is_preview: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    context: dict[str, Any] = {"event": event, "form": form, "keys": _joined(keys), "is_preview": is_preview}
    context["number"] = len(recipients_of(event, keys))
    return render(request, "organising/mail.html", context, status=status)


def _remove_page(request: HttpRequest, event: EventPage, keys: list[int]) -> HttpResponseBase:
    rows = Registration.objects.filter(event=event, pk__in=keys).live().order_by("member_name", "pk")
    named = list(rows[: MOST_NAMED + 1])
    context = {"event": event, "keys": _joined(keys), "named": named[:MOST_NAMED], "number": rows.count()}
    return render(request, "organising/remove.html", context)


def _joined(keys: list[int]) -> str:
    return ",".join(str(key) for key in keys)


def _back(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    response = redirect("organising:table", event.slug)
    response["Location"] += TableFilter.from_query(request.POST).query()
    return response
