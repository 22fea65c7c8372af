"""The list of lessons with its facets and counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.kept_lists import KeptList
from cop.search.finding import found_keys
from knowledge.lessons.filters import LessonFilter
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.querysets import LessonPageQuerySet
from knowledge.lessons.search import LESSONS


@dataclass(frozen=True)
class Scope:
    """A list of some lessons only, with a title of its own, at `word` under the address of the list of all."""

    word: str
    title: str | Promise
    introduction: str | Promise
    only: Callable[[LessonPageQuerySet], LessonPageQuerySet]


MAKEOVERS = Scope(
    word="van-naar",
    title=_("Vacancy texts: from → to"),
    introduction=_("The text as it was beside the text as it became, with what changed, why, and what came of it."),
    only=LessonPageQuerySet.with_makeover,
)


class LessonListing(KeptList):
    """Without a scope it is the list of all lessons."""

    KEPT_AS = "lessons"
    COUNTED_BY = "uitkomst"

    def __init__(self, *, index: LessonIndexPage, user: Any, asked: LessonFilter, scope: Scope | None = None) -> None:
        super().__init__(index=index, user=user, asked=asked)
        self.scope = scope

    @cached_property
    def url(self) -> str:
        return f"{self.index.url}{self.scope.word}/" if self.scope else str(self.index.url)

    @property
    def title(self) -> str | Promise:
        return self.scope.title if self.scope else self.index.title

    @property
    def introduction(self) -> str | Promise:
        return self.scope.introduction if self.scope else self.index.introduction

    @property
    def part(self) -> str:
        return self.scope.word if self.scope else ""

    def visible(self) -> LessonPageQuerySet:
        lessons = LessonPage.objects.visible_to(self.user)
        return self.scope.only(lessons) if self.scope else lessons

    def keys_with_words(self) -> list[int]:
        return found_keys(user=self.user, words=self.asked.words, kind=LESSONS.slug)
