"""Template tags of the bottom floor."""

from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from cop.core import moments, richtext

register = template.Library()
register.filter("ago", moments.ago)


@register.filter(name="richtext")
def richtext_filter(stored: str) -> SafeString:
    """Stored member HTML, passed through the second wall once more on its way out."""
    return richtext.safe_html(stored)


@register.filter(name="json_in_html")
def json_in_html_filter(data: Any) -> SafeString:
    """Data for machines inside a <script> that is no script."""
    return richtext.json_in_html(data)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """An icon of Lucide beside words that say the same, drawn once for all readers. Raises IconDoesNotExist."""
    return lucide(name, size=None, **{"class": "icon", "aria_hidden": "true"})
