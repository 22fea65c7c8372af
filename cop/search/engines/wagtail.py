"""Any backend of Wagtail's search, such as OpenSearch and Elasticsearch: one search a type of page.

The weights of the ways of saying a thing go along as boosts. Who may read what is a filter of the question, from the
very queryset that lists start at. Of more pages than are counted, a chosen label narrows those that were counted.
"""

from typing import Any

from modelsearch.backends.base import BaseSearchBackend
from wagtail.search.query import SearchQuery

from cop.search.engines.question import Question
from cop.search.plan import any_of
from cop.search.registry import SearchType, search_types


class WagtailEngine:
    def __init__(self, backend: BaseSearchBackend) -> None:
        self.backend = backend

    def best(self, question: Question) -> list[int]:
        query = question.plan.wanted(question.looseness, boosted=True)
        unwanted = self._with_unwanted(question)
        if query is None:
            return [key for key in self._newest(question) if key not in unwanted]
        scored = [
            (page.search_score or 0.0, page.pk)
            for kind in question.kinds
            for page in self._search(query, kind, question)
            if page.pk not in unwanted
        ]
        return [key for _score, key in sorted(scored, reverse=True)][: question.limit]

    def starting(self, words: list[str], *, user: Any, limit: int) -> list[int]:
        found = [
            page.pk
            for kind in search_types()
            for page in self.backend.autocomplete(" ".join(words), _bare(kind, user), operator="and")[:limit]
        ]
        return sorted(found, reverse=True)[:limit]

    def _search(self, query: SearchQuery, kind: SearchType, question: Question) -> Any:
        results = self.backend.search(query, _bare(kind, question.user))
        return results[: question.limit].annotate_score("search_score")

    def _newest(self, question: Question) -> list[int]:
        keys = [
            key
            for kind in question.kinds
            for key in kind.visible(question.user).order_by("-pk").values_list("pk", flat=True)[: question.limit]
        ]
        return sorted(keys, reverse=True)[: question.limit]

    def _with_unwanted(self, question: Question) -> set[int]:
        """Asked apart: these backends search each field for itself, and a word may be in the one and not in the other."""
        if not question.plan.unwanted:
            return set()
        query = any_of(question.plan.unwanted)
        return {page.pk for kind in question.kinds for page in self._search(query, kind, question)}


def _bare(kind: SearchType, user: Any) -> Any:
    """The pages of a type that this person may read, without their texts: only their keys are used."""
    return kind.visible(user).only("pk")
