"""What hangs on a page, such as its labels, asked of the database once for all its readers.

It is kept under the published version and the generation of the list, which changes with every page and label of it: see
`cop.core.models.list_index`. Nothing about one reader goes in, other than as one of a few audiences.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache

from cop.core.permissions import is_admitted

KEEP_SECONDS = 3600
Found = TypeVar("Found")


def kept_of(page: Any, part: str, ask: Callable[[], Found]) -> Found:
    """What `ask` gives, which is never None. A draft, or a page that was not found through its list, asks anew."""
    generation = getattr(page, "generation", None)
    if generation is None or not page.live:
        return ask()
    key = f"{page._meta.label_lower}:{part}:{page.pk}-{page.live_revision_id}-{generation}"
    found: Found = cache.get_or_set(key, ask, KEEP_SECONDS)  # type: ignore[assignment]
    return found


def audience_of(user: Any) -> str:
    """Who may read the same pages."""
    return "members" if is_admitted(user) else "visitors"
