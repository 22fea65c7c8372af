"""What the search index reads of a challenge."""

from typing import Any, ClassVar

from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text

LABELS = ("themes", "target_groups")


class SearchedChallenge:
    """Its question first, its own text, who has the problem, who takes part, and the words of its labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("question", boost=2),
        index.SearchField("plain_body", boost=1),
        around_the_text("label_words"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many challenges."""
        challenges = super().get_indexed_objects()  # type: ignore[misc]
        return challenges.prefetch_related(*LABELS, "partners", "criteria", "page_regions__region")

    def plain_body(self) -> str:
        challenge: Any = self
        names = ("background", "offers", "results", "outcome_done", "outcome_result")
        texts = [plain_text(getattr(challenge, name)) for name in names]
        criteria = [f"{row.title} {row.explanation}" for row in challenge.criteria.all()]
        return " ".join(filter(None, [*texts, challenge.problem_owner, *criteria]))

    def label_words(self) -> str:
        """Names and synonyms of every label, so that either finds the challenge, its regions and partners."""
        challenge: Any = self
        terms = [term for name in LABELS for term in getattr(challenge, name).all()]
        places = [place.region.name for place in challenge.page_regions.all()]
        words = [word for term in terms for word in (term.name, *term.synonyms.splitlines())]
        return " ".join([*places, *words, *(partner.name for partner in challenge.partners.all())])

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.question} {self.plain_body()}"  # type: ignore[attr-defined]
