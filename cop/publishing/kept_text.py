"""Text of somebody whose session ended while writing: kept in the browser's session until they signed in again."""

from django.http import HttpRequest, QueryDict

SESSION_KEY = "kept_text"
LARGEST = 256 * 1024  # bytes of a form; more was not typed by hand
NOT_KEPT = ("csrfmiddlewaretoken", "password")


def keep_text(request: HttpRequest) -> bool:
    """Remembers the fields of this POST for its address. False when there is too much of it."""
    fields = request.POST.copy()
    for name in NOT_KEPT:
        fields.pop(name, None)
    encoded = fields.urlencode()
    if len(encoded) > LARGEST:
        return False
    request.session[SESSION_KEY] = {"path": request.path, "fields": encoded}
    return True


def take_kept_text(request: HttpRequest, path: str = "") -> QueryDict | None:
    """What was kept for this address, or for that of a form on this page, once."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept.get("path") != (path or request.path):
        return None
    del request.session[SESSION_KEY]
    return QueryDict(kept["fields"], mutable=True)
