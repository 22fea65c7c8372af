"""The labels of a page as its readers see them: by kind, each leading to the list of what has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

#: (field, title, the list's parameter; "" where the list has none) of one kind of label.
Shown = tuple[str, str | Promise, str]


@dataclass(frozen=True)
class LabelGroup:
    field: str
    title: str | Promise
    parameter: str
    terms: list[Any]


def label_groups(page: Any, shown: Iterable[Shown]) -> list[LabelGroup]:
    """One query a kind, unless they were prefetched. Kinds of which the page has none are left out."""
    groups = (LabelGroup(name, title, parameter, list(getattr(page, name).all())) for name, title, parameter in shown)
    return [group for group in groups if group.terms]
