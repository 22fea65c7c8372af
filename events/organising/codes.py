"""The square code by which somebody is found at the door."""

from functools import lru_cache
from uuid import UUID

import qrcode
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # modules of white around it, as the standard asks


def address_of(slug: str, token: UUID) -> str:
    return settings.BASE_URL + reverse("organising:check-in", args=[slug, token])


def code_svg(address: str) -> SafeString:
    """One path: black on white whatever the theme, since readers need that."""
    size, path = _drawn(address)
    return format_html(
        '<svg class="code" role="img" aria-label="{}" viewBox="0 0 {} {}" width="180" height="180" shape-rendering="crispEdges">'
        '<rect width="{}" height="{}" fill="#fff"></rect><path d="{}" fill="#000"></path></svg>',
        _("Code for the door"),
        *(size, size, size, size, path),
    )


@lru_cache(maxsize=512)
def _drawn(address: str) -> tuple[int, str]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    dots = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), "".join(dots)
