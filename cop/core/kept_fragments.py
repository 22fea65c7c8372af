"""Parts of a list, rendered once for all readers.

The key is everything that the part shows, so nothing ever has to be thrown away and nothing old is ever shown: a part
that changes has another key. What only one reader may see never goes in, other than as one of a few states.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

KEEP_SECONDS = 3600


def render_each(template_name: str, rows: Sequence[tuple[tuple[Any, ...], Mapping[str, Any]]]) -> list[SafeString]:
    """The HTML of each row, in order. A row is (all values that the template shows, its context)."""
    start = f"part:{template_name}:{get_language()}:"
    keys = [start + hashlib.sha256(repr(shown).encode()).hexdigest() for shown, _context in rows]
    found: dict[str, SafeString] = cache.get_many(keys)
    new: dict[str, SafeString] = {}
    for key, (_shown, context) in zip(keys, rows, strict=True):
        if key not in found:
            found[key] = new[key] = get_template(template_name).render(dict(context))
    if new:
        cache.set_many(new, KEEP_SECONDS)
    return [found[key] for key in keys]
