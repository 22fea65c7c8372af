"""The door in front of every page for writing."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core.access import View, admitted_only

_door = admitted_only(_("You can write here once you have been admitted. Somebody is looking at your request."))


def writers_only(view: View) -> View:
    """Admitted members pass; a script that saves for who was signed out meanwhile is told where to sign in."""
    behind_door = _door(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_autosave(request) and not request.user.is_authenticated:
            return JsonResponse({"sign_in": f"{reverse('account_login')}?next={request.path}"}, status=401)
        return behind_door(request, *args, **kwargs)

    return guarded


def is_autosave(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("X-Autosave") == "1"
