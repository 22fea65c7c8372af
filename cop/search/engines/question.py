"""What an engine is asked, and what it has to be able to do."""

from dataclasses import dataclass
from typing import Any, Protocol

from wagtail.search.query import SearchQuery

from cop.search.marks import mark_of_reader, mark_of_value
from cop.search.plan import Plan, all_of, any_of, way_of
from cop.search.registry import KIND_FACET, SearchType, search_types


@dataclass(frozen=True)
class Question:
    """At most `limit` pages for `plan`; `marks` are those of chosen labels: any within one group, all groups.

    Looser, a page may lack some of what was typed: see Plan.wanted.
    """

    plan: Plan
    user: Any
    limit: int
    marks: tuple[tuple[str, ...], ...] = ()
    looseness: int = 0

    @property
    def wanted(self) -> SearchQuery | None:
        """The words; None when none must be there."""
        return self.plan.wanted(self.looseness)

    @property
    def readable(self) -> SearchQuery:
        """The marks: of pages for this reader, with the chosen labels."""
        groups = ((mark_of_reader(self.user),), *self.marks)
        return all_of(any_of(map(way_of, group)) for group in groups)

    @property
    def kinds(self) -> list[SearchType]:
        """The types of page that are asked for."""
        marks = {kind.slug: mark_of_value(KIND_FACET, kind.slug) for kind in search_types()}
        chosen = [group for group in self.marks if set(group) & set(marks.values())]
        return [kind for kind in search_types() if all(marks[kind.slug] in group for group in chosen)]


class Engine(Protocol):
    def best(self, question: Question) -> list[int]:
        """Keys of pages, best first. May hold some that the reader may not see any more: who calls looks again."""

    def starting(self, words: list[str], *, user: Any, limit: int) -> list[int]:
        """Keys of pages whose title has all of these words, of the last one only the beginning; newest first."""
