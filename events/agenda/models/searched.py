"""What the search index reads of an event: never the link to an online one."""

from typing import Any, ClassVar

from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text

LABELS = ("themes", "target_groups")


class SearchedEvent:
    """Its own text, where it is, who organises it, and the words of its labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("plain_body", boost=1),
        around_the_text("label_words"),
        index.FilterField("kind"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many events."""
        events = super().get_indexed_objects()  # type: ignore[misc]
        return events.prefetch_related(*LABELS, "page_regions__region")

    def plain_body(self) -> str:
        """The programme, for whom it is, and where."""
        event: Any = self
        texts = (plain_text(event.body), event.audience, event.place_name, event.address, event.organised_by)
        return " ".join(filter(None, texts))

    def label_words(self) -> str:
        """Names and synonyms of every label, so that either finds the event, its kind, and its regions."""
        event: Any = self
        terms = [term for name in LABELS for term in getattr(event, name).all()]
        places = [place.region.name for place in event.page_regions.all()]
        words = [word for term in terms for word in (term.name, *term.synonyms.splitlines())]
        return " ".join([str(event.get_kind_display()), *places, *words])

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.summary} {self.plain_body()}"  # type: ignore[attr-defined]
