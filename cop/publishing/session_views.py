"""A form whose secret token is no longer right, for example after signing in again in another tab."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LARGEST = 256 * 1024  # bytes: more was not typed by hand
WRITING = ("/mijn/", "/melden/", "/lessen/", "/agenda/")  # where members fill in forms with text


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 with a sentence; what was typed here is kept in a form that the member can send once more.

    Only for a request that the browser says came from this very site: anybody else's form is not repeated.
    """
    fields = _typed_fields(request) if _is_own_form(request) else []
    return render(request, "403_csrf.html", {"fields": fields, "action": request.path}, status=403)


def _typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    if len(request.POST.urlencode()) > LARGEST:
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]


def _is_own_form(request: HttpRequest) -> bool:
    if request.method != "POST" or not request.path.startswith(WRITING):
        return False
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        return fetch_site == "same-origin"
    came_from = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(came_from).netloc == request.get_host()
