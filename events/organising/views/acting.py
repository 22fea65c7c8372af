"""What an organiser does with a choice of registrations: mark, write to, remove. The last two ask once more."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop.core.errors import DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from events.agenda.models import EventPage
from events.organising import services
from events.organising.choosing import Choice, chosen
from events.organising.doors import organisers_only, sent_from
from events.organising.forms import MailForm
from events.organising.services.mailing import SentMail, addressed
from events.organising.table import TableFilter
from events.registration.models import SEATED, Registration
from events.registration.services.places import takes_part

MARKS: dict[str, bool | None] = {"aanwezig": True, "afwezig": False, "wissen": None}
MOST_NAMED = 20


@organisers_only
@sent_from("organising:table")
def act(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """Marks at once; for a mail or a removal gives the page that asks further."""
    what, choice = request.POST.get("actie", ""), chosen(request.POST, event)
    if not choice.keys:
        messages.error(request, _("Choose somebody first."))
        return _back(request, event)
    if what == "mail":
        return _mail_page(request, event, choice, MailForm(initial={"request_key": uuid4()}))
    if what == "weg":
        return _remove_page(request, event, choice)
    if what in MARKS:
        number = services.mark_attended(event=event, by=request.user, keys=choice.keys, attended=MARKS[what])
        said = ngettext(
            "%(number)s registration has been marked.", "%(number)s registrations have been marked.", number
        )
        messages.success(request, said % {"number": intcomma(number)})
    return _back(request, event)


@organisers_only
def mail(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    """Shows it as it will be; sends it when that was seen. What somebody typed whose session ended stands there again."""
    if request.method != "POST":
        kept = take_kept_text(request)
        if kept is None:
            return redirect("organising:table", event.slug)
        return _mail_page(request, event, chosen(kept, event), MailForm(kept), was_kept=True)
    choice, form = chosen(request.POST, event), MailForm(request.POST)
    if not form.is_valid():
        return _mail_page(request, event, choice, form, status=422)
    if request.POST.get("stap") != "versturen":
        return _mail_page(request, event, choice, form, is_preview=request.POST.get("stap") == "bekijken")
    chose = {"keys": choice.keys, "state": choice.state}
    try:
        sent = services.send_bulk_mail(event=event, by=request.user, **chose, **form.cleaned_data)
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refused:
        form.add_error(None, refused if isinstance(refused, ValidationError) else str(refused))
        return _mail_page(request, event, choice, form, status=409)
    messages.success(request, _what_was_sent(sent))
    return redirect("organising:table", event.slug)


@organisers_only
@sent_from("organising:table")
def remove(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    number = services.remove_in_bulk(event=event, by=request.user, keys=chosen(request.POST, event).keys)
    said = ngettext("%(number)s registration has been removed.", "%(number)s registrations have been removed.", number)
    messages.success(request, said % {"number": intcomma(number)})
    return redirect("organising:table", event.slug)


def _mail_page(
    request: HttpRequest,
    event: EventPage,
    choice: Choice,
    form: MailForm,
    *,
    is_preview: bool = False,
    was_kept: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    to = addressed(event, choice.keys, choice.state)
    context: dict[str, Any] = {"event": event, "form": form, "choice": choice.fields, "is_preview": is_preview}
    context |= {"was_kept": was_kept, "number": len(to.members), "not_reached": _not_reached(to.left_out)}
    return render(request, "organising/mail.html", context, status=status)


def _what_was_sent(sent: SentMail) -> str:
    number, left_out = sent.mail.recipients, sent.left_out
    said = ngettext("The mail goes to %(number)s person.", "The mail goes to %(number)s people.", number)
    said %= {"number": intcomma(number)}
    return f"{said} {_not_reached(left_out)}".strip()


def _not_reached(number: int) -> str:
    """Nothing when everybody who was chosen gets it."""
    said = ngettext(
        "%(number)s person whom you chose does not get it: the registration changed meanwhile, or the account is closed.",
        "%(number)s people whom you chose do not get it: their registration changed meanwhile, or their account is closed.",
        number,
    )
    return said % {"number": intcomma(number)} if number else ""


def _remove_page(request: HttpRequest, event: EventPage, choice: Choice) -> HttpResponseBase:
    """Names the first of them, in order of names."""
    live = Registration.objects.filter(event=event).live()
    parts = (rows.values_list("member_name", "pk", "state") for rows in live.in_parts(choice.keys))
    found = sorted(one for rows in parts for one in rows)
    context = {
        "event": event,
        "choice": choice.fields,
        "named": [name for name, _pk, _state in found[:MOST_NAMED]],
        "number": len(found),
        "goes_on": any(state in SEATED for _name, _pk, state in found) and _others_wait(event, choice),
    }
    return render(request, "organising/remove.html", context)


def _others_wait(event: EventPage, choice: Choice) -> bool:
    """For what becomes free when these are removed."""
    if not event.waiting or not takes_part(event, timezone.now()):
        return False
    waiting = Registration.objects.filter(event=event).in_line().values_list("pk", flat=True)
    return not set(waiting) <= set(choice.keys)


def _back(request: HttpRequest, event: EventPage) -> HttpResponseBase:
    response = redirect("organising:table", event.slug)
    response["Location"] += TableFilter.from_query(request.POST).query()
    return response
