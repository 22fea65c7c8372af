"""Text of somebody whose session ended while writing: kept in the browser's session until they signed in again."""

from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from cop.core.pace import is_within_pace

SESSION_KEY = "kept_text"
LARGEST = 256 * 1024  # bytes of a form; more was not typed by hand
#: Of one network in an hour: forms at all, and of those that are longer than `LARGE`. A visitor costs a row with each.
MOST_KEPT, MOST_LARGE_KEPT, HOUR = 100, 10, 3600
LARGE = 16 * 1024  # bytes
NOT_KEPT = ("csrfmiddlewaretoken", "password")


def keep_text(request: HttpRequest) -> bool:
    """Remembers the fields of this POST for its address. False when there is too much of it, or too often."""
    if not is_within_pace(request, action="keep_text", most=MOST_KEPT, seconds=HOUR):
        return False
    fields = request.POST.copy()
    for name in NOT_KEPT:
        fields.pop(name, None)
    encoded = fields.urlencode()
    if len(encoded) > LARGEST or (len(encoded) > LARGE and not _may_be_large(request)):
        return False
    request.session[SESSION_KEY] = {"path": request.path, "fields": encoded, "from": _where_the_form_stood(request)}
    return True


def _may_be_large(request: HttpRequest) -> bool:
    return is_within_pace(request, action="keep_large_text", most=MOST_LARGE_KEPT, seconds=HOUR)


def where_kept_text_came_from(request: HttpRequest) -> str:
    """The page whose form was sent to this address when the session had ended; "" when that is not known."""
    kept = request.session.get(SESSION_KEY) or {}
    return str(kept.get("from", "")) if kept.get("path") == request.path else ""


def _where_the_form_stood(request: HttpRequest) -> str:
    """On this site alone, and another address than the one that it was sent to."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(came_from)
    if parts.path == request.path:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def take_kept_text(request: HttpRequest) -> QueryDict | None:
    """What was kept for this address, once."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept.get("path") != request.path:
        return None
    del request.session[SESSION_KEY]
    return QueryDict(kept["fields"], mutable=True)
