"""What changed in a page, between versions that readers saw. Rooms register the parts of their pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise

from cop.care.models import PublishedVersion
from cop.core.permissions import is_admitted
from cop.core.word_diff import Kind, Run, compare_words


@dataclass(frozen=True)
class Part:
    """A part of a page as readers see it: `names` of the fields it is stored in, `text(version)` in plain words."""

    title: str | Promise
    names: tuple[str, ...]
    text: Callable[[Any], str]


@dataclass(frozen=True)
class VersionRow:
    """A version in the history; `changed` since the one before it that this reader may see, None when there is none."""

    version: PublishedVersion
    previous: PublishedVersion | None
    changed: list[str] | None


@dataclass(frozen=True)
class ComparedPart:
    title: str
    runs: list[Run]


_parts: dict[str, Sequence[Part]] = {}


def register_history(model: str, parts: Sequence[Part]) -> None:
    """`model` is "app_label.ModelName"; `parts` in the order in which readers see them."""
    _parts[model.lower()] = parts


def has_history(model: type[Any]) -> bool:
    """Whether a room registered the parts of such pages."""
    return model._meta.label_lower in _parts


def parts_of(page: Any) -> Sequence[Part]:
    return _parts[page._meta.label_lower]


def versions_for(page: Any, user: Any) -> Any:
    """Versions that were published and that this reader was allowed to read then, the newest first."""
    versions = PublishedVersion.objects.filter(page_id=page.pk)
    return versions if is_admitted(user) else versions.filter(members_only=False)


def rows_of(page: Any, versions: Sequence[PublishedVersion]) -> list[VersionRow]:
    """A row for each of `versions` but the last, which is there to compare with; with their contents at hand."""
    pairs = pairwise(versions)
    return [VersionRow(version, previous, _changed(page, previous, version)) for version, previous in pairs]


def _changed(page: Any, before: PublishedVersion, after: PublishedVersion) -> list[str] | None:
    """Titles of the parts that differ; None when a version was cleaned up."""
    if before.revision is None or after.revision is None:
        return None
    old, new = before.revision.content, after.revision.content
    return [
        str(part.title)
        for part in parts_of(page)
        if any(_bare(old.get(name)) != _bare(new.get(name)) for name in part.names)
    ]


def _bare(value: Any) -> Any:
    """A stored value without what says only where it is stored."""
    if isinstance(value, list):
        return sorted((_bare(one) for one in value), key=repr)
    if isinstance(value, dict):
        return sorted((name, one) for name, one in value.items() if name not in {"pk", "page", "sort_order"})
    # A field that a version from before it existed does not have is as empty as one without an answer.
    return value or None


def compare(page: Any, before: PublishedVersion, after: PublishedVersion) -> list[ComparedPart]:
    """Every part in which the two differ, word by word. Both still have their contents."""
    old, new = (version.revision.as_object() for version in (before, after) if version.revision)
    compared = [ComparedPart(str(part.title), compare_words(part.text(old), part.text(new))) for part in parts_of(page)]
    return [part for part in compared if any(run.kind is not Kind.SAME for run in part.runs)]
