"""What a reader asks of the search: the address, read and made again."""

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict

from cop.core.facets import clean_page, clean_slugs
from cop.search.registry import facets

LONGEST_WORDS = 200  # characters of one search; what comes after is not read


@dataclass(frozen=True)
class Asked:
    """The words, the chosen values by facet parameter, and the page. Junk is dropped, never an error."""

    words: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        chosen = {facet.parameter: clean_slugs(query.getlist(facet.parameter)) for facet in facets()}
        return cls(
            words=clean_words(query.get("q", "")),
            chosen={parameter: slugs for parameter, slugs in chosen.items() if slugs},
            page=clean_page(query.get("pagina", "1")),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.chosen)

    def query(self, *, page: int | None = None, without: tuple[str, str] | None = None) -> str:
        """The address' query for this search: on another page, or without one chosen value."""
        query = QueryDict(mutable=True)
        if self.words:
            query["q"] = self.words
        for parameter, slugs in self.chosen.items():
            query.setlist(parameter, [slug for slug in slugs if (parameter, slug) != without])
        if page and page > 1:
            query["pagina"] = str(page)
        return f"?{query.urlencode()}" if query else "?"

    @property
    def query_without_words(self) -> str:
        return replace(self, words="").query()

    @property
    def query_without_choices(self) -> str:
        return replace(self, chosen={}).query()


def clean_words(typed: str) -> str:
    """`typed` without what nobody sees (controls, marks of direction), on one line, at most `LONGEST_WORDS` characters."""
    one_form = unicodedata.normalize("NFKC", typed[: 2 * LONGEST_WORDS])
    seen = "".join(" " if _is_unseen(character) else character for character in one_form)
    return " ".join(seen.split())[:LONGEST_WORDS].strip()


def _is_unseen(character: str) -> bool:
    # Cc: controls such as NUL; Cf: marks of direction; Cs: halves of characters, which no database stores.
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
