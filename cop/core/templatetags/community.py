"""Template tags of the bottom floor."""

from django import template
from django.utils.safestring import SafeString

from cop.core import richtext

register = template.Library()


@register.filter(name="richtext")
def richtext_filter(stored: str) -> SafeString:
    """Stored member HTML, passed through the second wall once more on its way out."""
    return richtext.safe_html(stored)
