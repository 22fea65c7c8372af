"""The door in front of what only admitted members do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django_htmx.http import HttpResponseClientRedirect

from cop.core.kept_text import keep_text
from cop.core.permissions import is_admitted

View = Callable[..., HttpResponseBase]


def admitted_only(sentence: str | Promise) -> Callable[[View], View]:
    """Admitted members pass. A visitor signs in first, and what was being sent is kept; who waits reads `sentence` (403)."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                if request.method == "POST":
                    keep_text(request)
                if getattr(request, "htmx", False):
                    # A script would put the sign-in page inside this one; the whole window has to go there.
                    return HttpResponseClientRedirect(redirect_to_login(request.path).url)
                return redirect_to_login(request.path)
            if not is_admitted(request.user):
                raise PermissionDenied(sentence)
            return view(request, *args, **kwargs)

        return guarded

    return door
