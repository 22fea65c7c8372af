"""The door in front of every page for writing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from cop.core.permissions import is_admitted
from cop.publishing.kept_text import keep_text

View = Callable[..., HttpResponseBase]


def writers_only(view: View) -> View:
    """Admitted members pass. A visitor signs in first, and what was being sent is kept; who waits is told (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if is_autosave(request):
                return JsonResponse({"sign_in": f"{reverse('account_login')}?next={request.path}"}, status=401)
            if request.method == "POST":
                keep_text(request)
            if getattr(request, "htmx", False):
                # A script would put the sign-in page inside this one; the whole window has to go there.
                return HttpResponseClientRedirect(redirect_to_login(request.path).url)
            return redirect_to_login(request.path)
        if not is_admitted(request.user):
            raise PermissionDenied(
                _("You can write here once you have been admitted. Somebody is looking at your request.")
            )
        return view(request, *args, **kwargs)

    return guarded


def is_autosave(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("X-Autosave") == "1"
