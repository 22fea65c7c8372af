"""Reads every page anew: after an update of the software, or when the index and the pages went apart."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from django.db import transaction

from cop.search.models import IndexedPage, IndexedWord
from cop.search.reading import read
from cop.search.registry import search_types
from cop.search.services.indexing import locked_state, new_word

AT_ONCE = 500


def rebuild(*, step: Callable[[int], object] = lambda _done: None) -> int:
    """Makes the tables of words and texts again, in one transaction. Returns how many pages can be found.

    `step(done)` is called as pages are read. Wagtail's own index is rebuilt by its `update_index`.
    """
    every: Counter[str] = Counter()
    public: Counter[str] = Counter()
    pages = public_pages = 0
    with transaction.atomic():
        state = locked_state()
        IndexedPage.objects.all().delete()
        for rows in _batches():
            IndexedPage.objects.bulk_create(rows)
            for row in rows:
                forms = row.forms
                every.update(forms)
                public.update(forms if row.is_public else ())
            pages, public_pages = pages + len(rows), public_pages + sum(row.is_public for row in rows)
            step(pages)
        IndexedWord.objects.all().delete()
        IndexedWord.objects.bulk_create((new_word(form, every[form], public[form]) for form in every), batch_size=500)
        state.generation, state.revision = uuid4(), uuid4()
        state.pages, state.public_pages = pages, public_pages
        state.save()
    return pages


def _batches() -> Iterator[list[IndexedPage]]:
    for kind in search_types():
        pages: Any = kind.page_class.get_indexed_objects().order_by("pk")
        last = 0
        while batch := list(pages.filter(pk__gt=last)[:AT_ONCE]):
            last = batch[-1].pk
            yield [known.as_row() for known in map(read, batch) if known.can_be_found]
