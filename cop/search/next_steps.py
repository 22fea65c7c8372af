"""What to do when nothing was asked yet, or nothing was found."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.permissions import is_admitted
from cop.search.asking import Asked
from cop.search.models import SearchState
from cop.search.registry import search_types
from cop.search.results import Found

WAY_IN = "thema"
MOST_LABELS = 10
KEEP_SECONDS = 3600


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
    return NextSteps(labels=_labels(user), looser=_looser(found) if found else [])


def _labels(user: Any) -> list[Way]:
    """The themes with the most pages that this person may read.

    Kept until a page or a label changes, and apart for members and visitors, who may read different pages.
    """
    state = SearchState.objects.values_list("generation", "revision").first() or ("", "")
    audience = "members" if is_admitted(user) else "visitors"
    key = f"search:ways-in:{state[0]}:{state[1]}:{audience}"
    most = cache.get_or_set(key, lambda: _pages_by_label(user).most_common(MOST_LABELS), KEEP_SECONDS)
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


def _looser(found: Found) -> list[Way]:
    """Without each chosen value in turn; where none of those finds anything, without all of them."""
    asked = found.asked
    helpful = [
        Way(f"{group.facet.title}: {value.name}", number, asked.query(without=(group.facet.parameter, value.slug)))
        for group in found.facets
        for value in group.values
        if (number := found.left_without.get((group.facet.parameter, value.slug), 0))
    ]
    if helpful or not found.left_without_choices or not asked.words:
        return helpful
    return [Way(_("all filters"), found.left_without_choices, asked.query_without_choices)]
