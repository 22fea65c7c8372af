"""Addresses that only take a form: who lands on one otherwise goes to where the form stands.

That happens: a session ends while somebody sends, and after signing in the browser asks for the same address again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect

from cop.core.access import View


def post_only(where: Callable[..., str]) -> Callable[[View], View]:
    """`where(request, **kwargs)` gives the address of the page with the form. It does the doors that the view does: what one
    may not know of stays unknown. Behind a door, put this below it.
    """

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            if request.method in {"GET", "HEAD"}:
                return redirect(where(request, *args, **kwargs))
            return HttpResponseNotAllowed(["POST"])

        return guarded

    return door
