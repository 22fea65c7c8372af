"""What a form needs of scripts and styles, let through by the site's policy."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest


def media_of(form: BaseForm, request: HttpRequest) -> Any:
    """The form's media. The editor has a script in the page itself, which runs with this request's nonce alone."""
    media: Any = form.media
    return media.with_nonce(request.csp_nonce) if hasattr(media, "with_nonce") else media  # type: ignore[attr-defined]
