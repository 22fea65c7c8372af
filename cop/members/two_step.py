"""Two-step sign-in for everybody who can change what others read."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cop.core.middleware import ADMIN_PREFIX
from cop.core.permissions import may_open_admin


class TwoStepForAdminMiddleware:
    """The admin opens only to who has a second step; who has none is led to set one up.

    `MFA_REQUIRED_FOR_ADMIN` switches it off on a developer's machine, for the demo accounts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN_PREFIX) and settings.MFA_REQUIRED_FOR_ADMIN and _lacks_it(request):
            messages.warning(request, _("The admin opens once you have set up two-step sign-in."))
            return redirect("mfa_index")
        return self.get_response(request)


def _lacks_it(request: HttpRequest) -> bool:
    user = request.user
    return user.is_authenticated and may_open_admin(user) and not is_mfa_enabled(user)
