"""Template tags of the bottom floor."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from cop.core import richtext

register = template.Library()


@register.filter(name="richtext")
def richtext_filter(stored: str) -> SafeString:
    """Stored member HTML, passed through the second wall once more on its way out."""
    return richtext.safe_html(stored)


@register.filter(name="json_in_html")
def json_in_html_filter(data: Any) -> SafeString:
    """Data for machines inside a <script> that is no script."""
    return richtext.json_in_html(data)
