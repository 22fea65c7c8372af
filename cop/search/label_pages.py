"""Labels with an address of their own, found by their name above the pages: who types a region wants its page.

They are not in the index, which is of pages: there are few of them, and their names are kept already.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.html import escape
from django.utils.text import Truncator

from cop.search.asking import Asked
from cop.search.kept import Kept
from cop.search.registry import LabelPage, label_facets
from cop.search.results import FoundPage, Hit
from cop.search.typed import read_typed
from cop.search.words import STOP_WORDS, forms_in, key_of

MOST = 3
LONGEST_SUMMARY = 200  # characters


def label_pages(*, user: Any, asked: Asked, kept: Kept) -> list[Hit]:
    """Those whose name has every word that was typed; a query for each kind of label with such a name."""
    if asked.chosen or asked.page > 1:
        return []
    meant = _meant(asked.words, kept)
    hits = [_hit(page, row) for page, slugs in meant for row in page.rows(user).filter(slug__in=slugs)]
    return hits[:MOST]


def _meant(words: str, kept: Kept) -> Iterator[tuple[LabelPage, list[str]]]:
    typed = read_typed(words)
    keys = {key_of(form) for part in typed.wanted for form in part.forms if form not in STOP_WORDS}
    facets = [(facet, facet.page) for facet in label_facets() if facet.page is not None]
    if not keys or typed.unwanted or not facets:
        return
    for facet, page in facets:
        # "regio noord": what it is may be said as well.
        wanted = keys - {key_of(str(facet.title).lower())}
        slugs = [slug for slug, name in kept.names[facet.parameter] if wanted and wanted <= _keys_of(name)]
        if slugs:
            yield page, slugs


def _keys_of(name: str) -> set[str]:
    return {key_of(form) for form in forms_in(name)}


def _hit(page: LabelPage, row: Any) -> Hit:
    said = escape(Truncator(page.summary(row)).chars(LONGEST_SUMMARY))
    return Hit(FoundPage(row.pk, row.name), page.kind, page.url(row), escape(row.name), said, [])
