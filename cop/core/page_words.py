"""Words that other rooms add to what the search index reads of a page. They register theirs in `AppConfig.ready`."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from wagtail.search import index

_sources: list[Callable[[Any], str]] = []


def register_page_words(words_of: Callable[[Any], str]) -> None:
    """`words_of(page)` gives words for any page, "" where it has none."""
    if words_of not in _sources:
        _sources.append(words_of)


def words_for(page: Any) -> str:
    return " ".join(filter(None, (words_of(page) for words_of in _sources)))


def around_the_text(name: str) -> Any:
    """A field whose words find a page, but say less than its text, such as the synonyms of its labels.

    PostgreSQL keeps them apart by weight. SQLite's table has three columns, of which one is free.
    """
    return index.AutocompleteField(name) if connection.vendor == "sqlite" else index.SearchField(name, boost=0.5)
