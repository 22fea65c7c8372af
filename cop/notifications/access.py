"""The door in front of one's own notifications and follows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from cop.core.permissions import is_admitted

View = Callable[..., HttpResponseBase]


def admitted_only(view: View) -> View:
    """Admitted members pass. A visitor signs in first and comes back to the page they were on; who waits is told (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(came_from(request, otherwise=request.path))
        if not is_admitted(request.user):
            raise PermissionDenied(_("You can follow and be told of things once you have been admitted."))
        return view(request, *args, **kwargs)

    return guarded


def came_from(request: HttpRequest, *, otherwise: str) -> str:
    """The page of this site that a form says it stands on."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.startswith("/")
    return address if is_ours else otherwise
