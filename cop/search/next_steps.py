"""What to do when nothing was asked yet, or nothing was found."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.registry import search_types
from cop.search.results import Found

WAY_IN = "thema"
MOST_LABELS = 10
MOST_LOOSER = 4  # each is a search of its own


@dataclass(frozen=True)
class Way:
    """Another list that does have something: `query` is its address, `name` what it is called."""

    name: str | Promise
    count: int
    query: str


@dataclass(frozen=True)
class NextSteps:
    """`labels` are ways in; `looser` the same search with one choice less, where that finds something."""

    labels: list[Way]
    looser: list[Way]


def next_steps(*, user: Any, found: Found | None) -> NextSteps:
    """What to show instead of hits. `found` is an empty result, None when nothing was asked."""
    return NextSteps(labels=_labels(user), looser=_looser(user, found) if found else [])


def _labels(user: Any) -> list[Way]:
    """The themes with the most pages that this person may read."""
    most = _pages_by_label(user).most_common(MOST_LABELS)
    return [Way(name, number, Asked(chosen={WAY_IN: (slug,)}).query()) for (slug, name), number in most]


def _pages_by_label(user: Any) -> Counter[tuple[str, str]]:
    """{(slug, name): pages} over every type of page, in one query."""
    lookups = [(kind, kind.labels[WAY_IN]) for kind in search_types() if WAY_IN in kind.labels]
    questions = [
        kind.visible(user)
        .order_by()
        .values(label_slug=F(lookup), label_name=F(lookup.removesuffix("slug") + "name"))
        .annotate(number_of_pages=Count("pk", distinct=True))
        .values_list("label_slug", "label_name", "number_of_pages")
        for kind, lookup in lookups
    ]
    counts: Counter[tuple[str, str]] = Counter()
    if questions:
        first, *others = questions
        for slug, name, number in first.union(*others, all=True) if others else first:
            if slug is not None:
                counts[slug, name] += number
    return counts


def _looser(user: Any, found: Found) -> list[Way]:
    """Without each chosen value in turn; where none of those finds anything, without all of them."""
    ways = [
        Way(f"{chip.facet}: {chip.name}", _count(user, chip.query), chip.query) for chip in found.chips[:MOST_LOOSER]
    ]
    helpful = [way for way in ways if way.count]
    if helpful or not (found.asked.chosen and found.asked.words):
        return helpful
    query = found.asked.query_without_choices
    count = _count(user, query)
    return [Way(_("all filters"), count, query)] if count else []


def _count(user: Any, query: str) -> int:
    return find(user=user, asked=Asked.from_query(QueryDict(query.removeprefix("?")))).count
