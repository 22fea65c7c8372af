"""Words that the index gets beside a page's text: for whom it is, what kind it is, and which labels it has.

So one full-text question answers "which pages that this reader may see, with this label, have these words?", and no
table has to be joined to it. They are never the last word: what is found is looked up again among the pages that the
reader may see before it is counted or shown.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from cop.core.facets import Facet
from cop.core.permissions import is_admitted
from cop.search.registry import KIND_FACET, SearchType, label_facets, search_type_of
from cop.search.words import MARK

FOR_ALL = f"{MARK}lezer0"
FOR_MEMBERS = f"{MARK}lezer1"
#: Starts the mark of the band that a page is in: pages that were made about the same time, to look in the newest first.
BAND = f"{MARK}groep0"
PAGES_IN_BAND = 100


class _AnyMember:
    """Stands for an admitted member of whom nothing else is known."""

    is_authenticated = True
    is_admitted = True


_READERS = ((FOR_ALL, AnonymousUser()), (FOR_MEMBERS, _AnyMember()))


def mark_of_reader(user: Any) -> str:
    """The mark that all pages have which this person may read."""
    return FOR_MEMBERS if is_admitted(user) else FOR_ALL


def mark_of_value(facet: Facet, slug: str) -> str:
    """The mark of pages with this label. A slug's hyphens and foreign letters are spelled out: a mark is one word."""
    spelled = "".join(
        character if character.isascii() and character.isalnum() else f"{ord(character)}0" for character in slug
    )
    return f"{MARK}{facet.parameter}0{spelled}"


def marks_of(page: Any) -> str:
    """The marks of a page, parted by spaces; none for a page that nobody can find."""
    kind = search_type_of(type(page))
    if kind is None or not kind.can_be_found(page):
        return ""
    readers = [mark for mark, reader in _READERS if page.may_be_read_by(reader)]
    band = f"{BAND}{page.pk // PAGES_IN_BAND}"
    return " ".join([*readers, band, mark_of_value(KIND_FACET, kind.slug), *_labels(page, kind)])


def _labels(page: Any, kind: SearchType) -> list[str]:
    return [
        mark_of_value(facet, slug)
        for facet in label_facets()
        if facet.parameter in kind.labels
        for slug in _follow(page, kind.labels[facet.parameter].split("__"))
    ]


def _follow(value: Any, path: list[str]) -> list[str]:
    """What stands at the end of a path as querysets write it; without a query for what was fetched before."""
    if value is None:
        return []
    if hasattr(value, "all"):
        return [end for row in value.all() for end in _follow(row, path)]
    return _follow(getattr(value, path[0]), path[1:]) if path else [value]
