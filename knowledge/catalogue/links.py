"""Addresses of courses and materials elsewhere: which will do, and when two are the same."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

LONGEST_LINK = 500  # characters
#: What a campaign or a share button adds; the page behind it is the same.
_TRACKING = ("utm_", "mc_", "fbclid", "gclid", "msclkid")
_is_address = URLValidator(schemes=["https"])


def validate_link(value: str) -> None:
    """Raises ValidationError for anything but a whole https address without a name or password in it."""
    try:
        _is_address(value)
        parts = urlsplit(value)
        has_secret = parts.username is not None or parts.password is not None
    except (ValidationError, ValueError):
        has_secret = True
    if has_secret:
        raise ValidationError(_("Give a whole address that begins with https://."))


def link_key(link: str) -> str:
    """The same for addresses that lead to one page; "" for what is no address."""
    try:
        parts = urlsplit(link.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    place = host if port in (None, 443, 80) else f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not pair[0].lower().startswith(_TRACKING)))
    path = parts.path.rstrip("/") or "/"
    return f"{place}{path}{'?' + query if query else ''}"[:LONGEST_LINK]
