"""What the search index reads of a lesson."""

import re
from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Prefetch
from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text
from knowledge.lessons.querysets import LONG_TEXTS

LABELS = ("themes", "trends", "target_groups", "phases")
_told: list[tuple[Callable[[Any], str], str | Prefetch]] = []


def register_told(text_of: Callable[[Any], str], *, prefetch: str | Prefetch) -> None:
    """`text_of(lesson)` is what others tell about a lesson, without markup; `prefetch` fetches it for many at once."""
    if (text_of, prefetch) not in _told:
        _told.append((text_of, prefetch))


class SearchedLesson:
    """Its own text, what others tell about it, and the words of its labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("plain_body", boost=1),
        index.SearchField("told_by_others", boost=1),
        around_the_text("label_words"),
        index.FilterField("outcome"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many lessons."""
        lessons = super().get_indexed_objects()  # type: ignore[misc]
        with_labels = lessons.select_related("organisation").prefetch_related(*LABELS, "page_regions__region")
        return with_labels.prefetch_related("makeover_notes", *(prefetch for _text_of, prefetch in _told))

    def plain_body(self) -> str:
        """The sections and the vacancy texts. A slash parts two words; the index would take "ja/nee" for one."""
        story = " ".join(plain_text(getattr(self, name)) for name in LONG_TEXTS)
        return re.sub(r"(?<=\w)/(?=\w)", " / ", f"{story} {self.makeover_words()}")  # type: ignore[attr-defined]

    def told_by_others(self) -> str:
        return " ".join(filter(None, (text_of(self) for text_of, _prefetch in _told)))

    def label_words(self) -> str:
        """Names and synonyms of every label, so that either finds the lesson, and where it comes from."""
        terms = [term for name in LABELS for term in getattr(self, name).all()]
        places = [place.region.name for place in self.page_regions.all()]  # type: ignore[attr-defined]
        organisation = self.organisation.name if self.organisation else ""  # type: ignore[attr-defined]
        words = [word for term in terms for word in (term.name, *term.synonyms.splitlines())]
        return " ".join([organisation, *places, *words])

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.summary} {self.plain_body()} {self.told_by_others()}"  # type: ignore[attr-defined]
