"""What somebody asks of the API: junk becomes a sentence, never an error of ours."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from wagtail.api.v2.utils import BadRequestError
from wagtail.search.utils import parse_query_string

from cop.core.facets import clean_slugs
from cop.opendata.registry import open_kind_of, open_kinds

LONGEST_VALUE = 500  # characters of one parameter
LONGEST_SEARCH = 200
LARGEST_OFFSET = 1_000_000
MOST_FOUND = 1_000  # pages that a search gives: nobody reads on after those


def check_values(parameters: Mapping[str, str]) -> None:
    """Raises BadRequestError for what no database takes."""
    for name, value in parameters.items():
        if "\0" in f"{name}{value}":
            raise BadRequestError("null characters are not allowed")
        if len(value) > LONGEST_VALUE:
            raise BadRequestError(f"{name[:50]} is longer than {LONGEST_VALUE} characters")
    if "random" in parameters.get("order", ""):
        raise BadRequestError("random order is not offered")
    offset = parameters.get("offset", "")
    if offset.isdigit() and int(offset) > LARGEST_OFFSET:
        raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")


class LabelFilter(BaseFilterBackend):
    """?thema=water&thema=data&regio=noord: one of the themes, and in that region."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        kind = open_kind_of(queryset.model)
        for parameter, path in (kind.labels if kind else {}).items():
            if parameter in request.GET:
                slugs = clean_slugs(request.GET.getlist(parameter))
                # By key, so that a page with two chosen labels is one row.
                keys = queryset.model.objects.filter(**{f"{path}__in": slugs}).values("pk")
                queryset = queryset.filter(pk__in=keys)
        return queryset


class WordsFilter(BaseFilterBackend):
    """?search=: Wagtail's own search, over what is open. The last filter: it may give a list instead of a queryset."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> Any:
        if "search" not in request.GET:
            return queryset
        words = request.GET["search"]
        if len(words) > LONGEST_SEARCH:
            raise BadRequestError(f"search is longer than {LONGEST_SEARCH} characters")
        operator = request.GET.get("search_operator", "and")
        if operator not in {"and", "or"}:
            raise BadRequestError("search_operator must be 'and' or 'or'")
        found = _found(words, operator, queryset.model)
        if "order" in request.GET:
            return queryset.filter(pk__in=found)
        allowed = set(queryset.filter(pk__in=found).order_by().values_list("pk", flat=True))
        return BestFirst(queryset, [pk for pk in found if pk in allowed])


class BestFirst:
    """Rows in the order in which they were found; reads only the slice that is asked."""

    def __init__(self, queryset: QuerySet[Any], keys: list[int]) -> None:
        self.queryset = queryset
        self.keys = keys

    def count(self) -> int:
        return len(self.keys)

    def __getitem__(self, wanted: slice) -> list[Any]:
        keys = self.keys[wanted]
        rows = {row.pk: row for row in self.queryset.filter(pk__in=keys)}
        return [rows[pk] for pk in keys if pk in rows]


def _found(words: str, operator: str, model: Any) -> list[int]:
    """Keys of open pages with these words, best first within each type where the database ranks."""
    kind = open_kind_of(model)
    _filters, query = parse_query_string(words, operator=operator)
    keys: list[int] = []
    for one in [kind] if kind else _kinds_of(model):
        # SQLite ranks in time quadratic in the number of hits.
        results = one.visible().search(query, order_by_relevance=connection.vendor == "postgresql")
        keys.extend(results[:MOST_FOUND].get_queryset().values_list("pk", flat=True))
    return keys


def _kinds_of(model: Any) -> Iterable[Any]:
    return [kind for kind in open_kinds() if issubclass(kind.page_class, model)]
