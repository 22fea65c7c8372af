"""In front of every page of an organiser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from cop.core.access import admitted_only
from events.agenda.models import EventPage
from events.registration.permissions import get_organised_or_404

members_only = admitted_only(_("This is for admitted members. Somebody is looking at your request."))


def organisers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """`view(request, event, ...)`. What it answers is kept nowhere on the way: it is about people."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        event: EventPage = get_organised_or_404(request.user, slug)
        return private(view(request, event, **kwargs))

    return members_only(guarded)


def private(response: HttpResponseBase) -> HttpResponseBase:
    add_never_cache_headers(response)
    return response
