"""What the search index reads of an entry of the catalogue."""

from typing import Any, ClassVar

from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text

LABELS = ("themes", "target_groups", "learning_forms")


class SearchedResource:
    """Its own text, and the words of its labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("plain_body", boost=1),
        around_the_text("label_words"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many pages."""
        return super().get_indexed_objects().prefetch_related(*LABELS, "page_regions__region")  # type: ignore[misc]

    def plain_body(self) -> str:
        return plain_text(self.description)  # type: ignore[attr-defined]

    def label_words(self) -> str:
        """Who gives it, names and synonyms of its labels, and where."""
        terms = [term for name in LABELS for term in getattr(self, name).all()]
        places = [place.region.name for place in self.page_regions.all()]  # type: ignore[attr-defined]
        words = [word for term in terms for word in (term.name, *term.synonyms.splitlines())]
        return " ".join([self.provider, *places, *words])  # type: ignore[attr-defined]

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.summary} {self.plain_body()} {self.provider}"  # type: ignore[attr-defined]
