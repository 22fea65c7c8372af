"""What the search says of itself: title, count, and what a screen reader hears."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop.search.results import Found


def heading_of(found: Found | None) -> str:
    """Title of the page and line above the hits: how many, for which words."""
    if found is None:
        return _("Search")
    words = found.corrected or found.asked.words
    if not words:
        return _count(found)
    return _("%(count)s for “%(words)s”") % {"count": _count(found), "words": words}


def _count(found: Found) -> str:
    shown = intcomma(found.count)
    if found.is_capped:
        return _("More than %(count)s results") % {"count": shown}
    if not found.count:
        return _("No results")
    return ngettext("%(count)s result", "%(count)s results", found.count) % {"count": shown}


def number_of_suggestions(number: int) -> str:
    if not number:
        return _("No suggestions.")
    sentence = ngettext(
        "%(number)s suggestion. Choose with the arrow keys.",
        "%(number)s suggestions. Choose with the arrow keys.",
        number,
    )
    return sentence % {"number": number}
