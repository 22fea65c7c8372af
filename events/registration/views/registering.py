"""Registering, changing, cancelling, and taking a place that was offered."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.access import admitted_only
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.kept_text import take_kept_text
from events.agenda.models import EventPage
from events.registration import services
from events.registration.doors import (
    CANCELLABLE,
    CHANGEABLE,
    LETS_IN,
    OWN_SENTENCES,
    SENTENCES,
    Door,
    door_of,
    free_places,
    most_guests,
)
from events.registration.errors import AlreadyRegistered, NothingToCancel, OfferGone
from events.registration.forms import RegistrationForm
from events.registration.models import EventQuestion, Registration
from events.registration.own import ahead_of, own_registration
from events.registration.permissions import get_event_or_404
from events.registration.places_now import read_places

members_only = admitted_only(
    gettext_lazy("You can register once you have been admitted. Somebody is looking at your request.")
)


@members_only
def edit_registration(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Registers who is not registered yet; else shows what one said, to change it."""
    event = get_event_or_404(request.user, slug)
    read_places([event], now := timezone.now())
    own, door = own_registration(request.user, event), door_of(event, now)
    if door not in (LETS_IN if own is None else CHANGEABLE):
        sentence = (OWN_SENTENCES if own is not None else {}).get(door, SENTENCES[door])
        context = {"event": event, "sentence": sentence, "door": door.value, "own": own}
        return render(request, "registration/closed.html", context, status=409 if request.method == "POST" else 200)
    kept = take_kept_text(request) if request.method == "GET" else None
    form = _form(event, own, door, kept or (request.POST if request.method == "POST" else None))
    if request.method == "POST" and form.is_valid():
        done = _save(request, event, own, form)
        if done is not None:
            return done
    status = 422 if request.method == "POST" else 200
    context = {"event": event, "own": own, "form": form, "door": door.value, "free": free_places(event)}
    return render(request, "registration/edit.html", {**context, "was_kept": bool(kept)}, status=status)


@members_only
def cancel(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Asks first: a place that is given back goes to who waits."""
    event = get_event_or_404(request.user, slug)
    own = own_registration(request.user, event)
    if request.method != "POST" and own is not None:
        read_places([event], now := timezone.now())
        door = door_of(event, now)
        if door in CANCELLABLE:
            return render(request, "registration/cancel.html", {"event": event, "own": own})
        messages.info(request, str(OWN_SENTENCES.get(door, SENTENCES[door])))
        return redirect(event.get_url(request))
    try:
        if own is None:
            raise NothingToCancel
        services.cancel_registration(registration=own, by=request.user)
        messages.success(request, _("You cancelled your registration."))
    except NothingToCancel as refused:
        if request.method == "POST":
            services.move_up(event=event)  # an offer that ran out may be what is left
        messages.info(request, str(refused))
    except DomainError as refused:
        messages.info(request, str(refused))
    return redirect(event.get_url(request))


@members_only
def take_place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The place that was offered. Who had to sign in first comes here by an address, and finds the button again."""
    event = get_event_or_404(request.user, slug)
    if request.method != "POST":
        return redirect(f"{event.get_url(request)}#aanmelding")
    own = own_registration(request.user, event)
    try:
        if own is None:
            raise OfferGone
        services.accept_offer(registration=own, by=request.user)
        messages.success(request, _("You are registered. You get a mail with everything that you need to know."))
    except OfferGone as refused:
        services.move_up(event=event)
        messages.error(request, str(refused))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect(event.get_url(request))


def _form(event: EventPage, own: Registration | None, door: Door, data: Any) -> RegistrationForm:
    questions = list(EventQuestion.objects.filter(event=event, withdrawn_at__isnull=True))
    answered = dict(own.answers.values_list("question_id", "value")) if own is not None else {}
    initial = {"request_key": uuid4()} if own is None else {"guests": str(own.guests), "shows_name": own.shows_name}
    return RegistrationForm(
        data,
        guests_allowed=most_guests(event, door, kept=own.guests if own is not None else 0),
        questions=questions,
        answered=answered,
        initial=initial,
    )


def _save(
    request: HttpRequest, event: EventPage, own: Registration | None, form: RegistrationForm
) -> HttpResponseBase | None:
    """None when something is wrong, which the form then says: everything that was typed stays."""
    try:
        if own is None:
            key = form.cleaned_data["request_key"] or uuid4()
            saved = services.register(event=event, member=request.user, request_key=key, **form.answers())
            messages.success(request, _what_happened(saved))
        elif form.is_sent_again(own):
            return redirect(event.get_url(request))  # the first time said what happened
        else:
            services.change_registration(registration=own, by=request.user, **form.answers())
            messages.success(request, _("Changed."))
    except ValidationError as wrong:
        form.refuse(getattr(wrong, "error_dict", None) or {"": wrong.messages})
    except AlreadyRegistered as refused:
        messages.info(request, str(refused))
        return redirect(event.get_url(request))
    except (Conflict, NotAllowed) as refused:
        form.add_error(None, str(refused))
    else:
        return redirect(event.get_url(request))
    return None


def _what_happened(own: Registration) -> str:
    if own.is_in:
        return _("You are registered. You get a mail with everything that you need to know.")
    if not own.is_live:
        return _("You cancelled this registration. Open the form again to register anew.")
    return _("You are on the waiting list, as number %(number)s. You get a mail as soon as there is a place.") % {
        "number": ahead_of(own) + 1
    }
