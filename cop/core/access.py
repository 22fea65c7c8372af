"""The door in front of what only admitted members do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django_htmx.http import HttpResponseClientRedirect

from cop.core.kept_text import keep_text, where_kept_text_came_from
from cop.core.permissions import is_admitted

NOT_ALLOWED = 405
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
            answer = view(request, *args, **kwargs)
            if answer.status_code == NOT_ALLOWED and request.method == "GET":
                # What was sent when a session ended is not sent again by signing in: back to its form.
                came_from = where_kept_text_came_from(request)
                return redirect(came_from) if came_from else answer
            return answer

        return guarded

    return door
