"""The pages of one answer, as they are shown, in a constant number of queries."""

from typing import Any

from django.db.models.functions import Left

from cop.search.models import IndexedPage
from cop.search.plan import Plan
from cop.search.registry import SearchType, search_types
from cop.search.results import FoundPage, Hit
from cop.search.snippets import Marker
from cop.search.words import forms_in

LONGEST_READ = 20_000  # characters of one text in which a passage is looked for
MOST_READ = 120_000  # characters for all hits of one answer: further texts are read only at their beginning
SHORT_READ = 1_000


def hits_of(keys: list[int], kinds: dict[str, list[int]], user: Any, plan: Plan) -> tuple[list[Hit], set[str]]:
    """The hits in the order of `keys`, and which corrected words stand in them.

    One query for the texts, and what each type of page that is there needs for its line.
    """
    if not keys:
        return [], set()
    pages = {page.pk: (page, kind) for kind in search_types() for page in _rows(kind, kinds, user)}
    read = IndexedPage.objects.filter(pk__in=keys).annotate(beginning=Left("text", LONGEST_READ))
    texts = {key: (text, others) for key, text, others in read.values_list("pk", "beginning", "other_words")}
    marker, left = Marker(plan), MOST_READ
    hits: list[Hit] = []
    said: set[str] = set()
    corrected = {form for unit in plan.units for form in unit.corrections[:1]}
    for key in keys:
        if key not in pages:
            continue
        text, others = texts.get(key, ("", ""))
        text = text[: max(left, SHORT_READ)]
        left -= len(text)
        page, kind = pages[key]
        said |= corrected & (forms_in(page.title) | set(others.split()))
        said |= {form for form in corrected - said if marker.has(text, form)}
        found, url = FoundPage(page.pk, page.title), page.get_url() or ""
        hits.append(Hit(found, kind.name, url, marker.title(page.title), marker.snippet(text), kind.meta(page)))
    return hits, said


def _rows(kind: SearchType, kinds: dict[str, list[int]], user: Any) -> Any:
    keys = kinds.get(kind.slug)
    return kind.rows(kind.visible(user).filter(pk__in=keys)) if keys else ()
