"""Keeps the index as the pages are: what Wagtail's search reads, and the words that the search knows."""

from collections import Counter
from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from cop.search.models import IndexedPage, IndexedWord, SearchState
from cop.search.reading import Read, read
from cop.search.words import key_of, sound_of, stem_of

AT_ONCE = 200  # pages in one transaction
#: {form: (more pages, more public pages)}; fewer is negative.
Changes = dict[str, tuple[int, int]]


def index_pages(*, keys: Iterable[int]) -> None:
    """Brings what is known of these pages up to date: new, changed, hidden or gone."""
    todo = list(dict.fromkeys(keys))
    for start in range(0, len(todo), AT_ONCE):
        _index(todo[start : start + AT_ONCE])


def forget_page(*, forms: set[str], is_public: bool) -> None:
    """Takes the words of a page that was deleted out of the counts."""
    with transaction.atomic():
        state = locked_state()
        _count(dict.fromkeys(forms, (-1, -int(is_public))))
        _save_state(state, -1, -int(is_public))


def renew_generation() -> None:
    """What processes kept of labels and synonyms is not used any more."""
    SearchState.objects.update_or_create(pk=1, defaults={"generation": uuid4()})


def locked_state() -> SearchState:
    """The one row, locked: two who count words at once would lose each other's."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update(no_key=True).get(pk=1)


def new_word(form: str, pages: int, public_pages: int) -> IndexedWord:
    key = key_of(form)
    return IndexedWord(
        form=form,
        key=key,
        backwards=key[::-1],
        stem=stem_of(key),
        sound=sound_of(key),
        pages=pages,
        public_pages=public_pages,
    )


def _index(keys: list[int]) -> None:
    reads = {one.pk: one for one in _read_and_hand_to_wagtail(keys)}
    with transaction.atomic():
        state = locked_state()
        before = {page.pk: page for page in IndexedPage.objects.filter(pk__in=keys)}
        # Under the lock: a page that was deleted meanwhile has no row to point at.
        there = set(Page.objects.filter(pk__in=reads).values_list("pk", flat=True))
        after = {pk: one.as_row() for pk, one in reads.items() if pk in there and one.can_be_found}
        _count(_changes(before.values(), after.values()))
        IndexedPage.objects.filter(pk__in=before.keys() - after.keys()).delete()
        IndexedPage.objects.bulk_create(
            after.values(),
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=["text", "other_words", "is_public"],
        )
        public = sum(page.is_public for page in after.values()) - sum(page.is_public for page in before.values())
        _save_state(state, len(after) - len(before), public)


def _read_and_hand_to_wagtail(keys: list[int]) -> list[Read]:
    """What there is to know of the pages that are there; Wagtail's own index gets it by the way, drafts as well."""
    found: list[Read] = []
    backends = list(get_search_backends(with_auto_update=True))
    for model in {type(page) for page in Page.objects.filter(pk__in=keys).specific(defer=True)}:
        pages = list(model.get_indexed_objects().filter(pk__in=keys))
        for backend in backends:
            backend.add_bulk(model, pages)
        found.extend(read(page) for page in pages)
    return found


def _changes(before: Iterable[IndexedPage], after: Iterable[IndexedPage]) -> Changes:
    every: Counter[str] = Counter()
    public: Counter[str] = Counter()
    for pages, step in ((before, -1), (after, 1)):
        for page in pages:
            for form in page.forms:
                every[form] += step
                public[form] += step * page.is_public
    return {form: (every[form], public[form]) for form in every if every[form] or public[form]}


def _count(changes: Changes) -> None:
    words = {word.form: word for word in IndexedWord.objects.filter(form__in=changes)}
    for form, word in words.items():
        more, more_public = changes[form]
        word.pages, word.public_pages = max(word.pages + more, 0), max(word.public_pages + more_public, 0)
    IndexedWord.objects.bulk_update(
        [word for word in words.values() if word.pages], ["pages", "public_pages"], batch_size=500
    )
    IndexedWord.objects.filter(pk__in=[word.pk for word in words.values() if not word.pages]).delete()
    IndexedWord.objects.bulk_create(
        [new_word(form, *more) for form, more in changes.items() if form not in words and more[0] > 0], batch_size=500
    )


def _save_state(state: SearchState, pages: int, public_pages: int) -> None:
    state.pages, state.public_pages = max(state.pages + pages, 0), max(state.public_pages + public_pages, 0)
    state.revision = uuid4()
    state.save()
