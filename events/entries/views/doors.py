"""The doors of this room: of one's own entries, of taking part, and of who judges."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cop.core.kept_text import keep_text
from cop.core.permissions import is_admitted
from events.challenges.models import ChallengePage
from events.entries.sessions import author_of

View = Callable[..., HttpResponseBase]


def authors_only(view: View) -> View:
    """Signed in, or an address that was confirmed in this browser. Whoever is nobody yet chooses between the two; what was
    being sent is kept meanwhile.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        author = author_of(request)
        if author.is_nobody:
            if request.method == "POST":
                keep_text(request)
            return redirect(f"{reverse('entries:ask-code')}?{urlencode({'next': request.path})}")
        return view(request, author, *args, **kwargs)

    return guarded


def where_one_may_enter(view: View) -> View:
    """Who opened an entry with a code is a visitor everywhere else: of what is for members alone they see nothing."""

    @wraps(view)
    def guarded(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
        author = author_of(request)
        if author.entrant is not None and not author.may_enter(page):
            if request.method == "POST":
                keep_text(request)
            return redirect_to_login(request.path)
        return view(request, page)

    return guarded


def refuse_visitor(request: HttpRequest) -> HttpResponseBase | None:
    """For who judges: a visitor signs in first, and what they sent is kept; who waits for admission reads a sentence."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            keep_text(request)
        return redirect_to_login(request.get_full_path())
    if not is_admitted(request.user):
        raise PermissionDenied(_("This is for organisers and reviewers."))
    return None
