"""In front of every page of an organiser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from cop.core.access import admitted_only
from cop.core.errors import NotAllowed
from cop.core.post_only import post_only
from events.agenda.models import EventPage
from events.registration.permissions import get_organised_or_404

members_only = admitted_only(_("This is for admitted members. Somebody is looking at your request."))


def organisers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """`view(request, event, ...)`. What it answers is kept nowhere on the way: it is about people."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        event: EventPage = get_organised_or_404(request.user, slug)
        with still_organised():
            return private(view(request, event, **kwargs))

    return members_only(guarded)


def sent_from(name: str) -> Callable[..., Any]:
    """Below `organisers_only`, for what only takes a form: whoever lands there goes to the page of that name."""
    return post_only(lambda _request, event, **_rest: reverse(name, args=[event.slug]))


@contextmanager
def still_organised() -> Iterator[None]:
    """Who was taken off between the door and the work reads the same as at the door, and nothing of the page."""
    try:
        yield
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused


def private(response: HttpResponseBase) -> HttpResponseBase:
    add_never_cache_headers(response)
    return response
