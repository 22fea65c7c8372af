"""The admin's way in: the same sign-in as everywhere."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from cop.core.permissions import may_open_admin


def admin_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Where Wagtail sends who may not open its admin; a second login form would go round two-step sign-in."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(target)
    if not may_open_admin(request.user):
        raise PermissionDenied(_("The admin is for editors, moderators and administrators."))
    return redirect(target)
