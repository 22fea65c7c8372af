"""The policy of headers for the admin."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ADMIN_PREFIX = "/beheer/"
POLICY = "Content-Security-Policy"
ADMIN_ADDITIONS = {
    "script-src": ["'unsafe-inline'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["blob:"],
    "frame-src": ["'self'"],
}


class AdminPolicyMiddleware:
    """Wagtail's admin needs inline scripts and styles; only under its own address are they allowed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN_PREFIX):
            _allow_in_own_frame(response)
        return response


def _allow_in_own_frame(response: HttpResponse) -> None:
    """Wagtail shows a preview in a frame of its own admin.

    A preview is a public page that went through every middleware already: it keeps the strict policy it has.
    """
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    policy = response.headers.get(POLICY)
    if policy:
        response.headers[POLICY] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        return
    response._csp_update = ADMIN_ADDITIONS  # type: ignore[attr-defined]
    response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
