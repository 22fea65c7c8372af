"""What a new community starts with."""

from typing import Any

from home.start import load_information_pages, load_synonyms, load_vocabularies


def fill_new_community(**kwargs: Any) -> None:
    load_vocabularies()
    load_synonyms()
    load_information_pages()
