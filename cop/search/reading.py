"""What the search takes from one page."""

from dataclasses import dataclass
from typing import Any

from wagtail.search import index

from cop.search.marks import FOR_ALL, marks_of
from cop.search.models import IndexedPage
from cop.search.registry import search_type_of
from cop.search.words import MARK, forms_in


@dataclass(frozen=True)
class Read:
    """A page as the search knows it. One that nobody can find has no text."""

    pk: int
    can_be_found: bool
    is_public: bool
    text: str
    other_words: str

    def as_row(self) -> IndexedPage:
        return IndexedPage(page_id=self.pk, text=self.text, other_words=self.other_words, is_public=self.is_public)


def read(page: Any) -> Read:
    kind = search_type_of(type(page))
    marks = marks_of(page).split()
    if kind is None or not marks:
        return Read(page.pk, can_be_found=False, is_public=False, text="", other_words="")
    text = " ".join(kind.text(page).replace("\x00", " ").split())
    others = forms_in(" ".join(_searched(page))) - forms_in(text)
    return Read(page.pk, can_be_found=True, is_public=FOR_ALL in marks, text=text, other_words=" ".join(sorted(others)))


def _searched(page: Any) -> list[str]:
    """Everything that the index reads of the page."""
    fields = [
        field for field in page.get_search_fields() if isinstance(field, index.SearchField | index.AutocompleteField)
    ]
    values = [field.get_value(page) for field in fields]
    return [value for value in values if isinstance(value, str) and not value.startswith(MARK)]
