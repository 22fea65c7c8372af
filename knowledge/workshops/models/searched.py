"""What the search index reads of a workshop: never what is for facilitators only."""

from typing import Any, ClassVar

from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text

LABELS = ("themes", "target_groups", "learning_forms", "phases")
#: Of a part, for everybody, beside its steps.
OF_PART = ("title", "aim", "method", "takeaway")


class SearchedWorkshop:
    """Its own text, its parts and materials, and the words of its labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("plain_body", boost=1),
        around_the_text("label_words"),
        index.FilterField("level"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many workshops."""
        workshops = super().get_indexed_objects()  # type: ignore[misc]
        return workshops.prefetch_related(*LABELS, "parts", "materials", "page_regions__region")

    def plain_body(self) -> str:
        """Aim and preparation, and what everybody may know of every part and material."""
        texts = [plain_text(self.aim), self.audience, plain_text(self.preparation)]  # type: ignore[attr-defined]
        for part in self.parts.all():  # type: ignore[attr-defined]
            texts += [*(getattr(part, name) for name in OF_PART), plain_text(part.steps)]
        for material in self.materials.all():  # type: ignore[attr-defined]
            if not material.for_facilitator_only:
                texts += [material.title, material.description]
        return " ".join(filter(None, texts))

    def label_words(self) -> str:
        """Names and synonyms of every label, so that either finds the workshop, and where it comes from."""
        terms = [term for name in LABELS for term in getattr(self, name).all()]
        places = [place.region.name for place in self.page_regions.all()]  # type: ignore[attr-defined]
        words = [word for term in terms for word in (term.name, *term.synonyms.splitlines())]
        return " ".join([*places, *words])

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.summary} {self.plain_body()}"  # type: ignore[attr-defined]
