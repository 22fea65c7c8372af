"""What an overview mail tells beside notifications: rooms register sections in `AppConfig.ready`."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: A builder never gives what is older: what was told is forgotten some time after this.
OLDEST = datetime.timedelta(days=35)


@dataclass(frozen=True)
class Item:
    """One line. `key` says what it is ("lesson:12"): the same key is told to a member once, in whatever section.

    `url` is an address on this site. With `page_id` the line is left out when that page was read or closed meanwhile.
    """

    key: str
    title: str
    url: str
    text: str = ""
    page_id: int | None = None


Builder = Callable[[Any, datetime.datetime], list[Item]]


@dataclass(frozen=True)
class Section:
    """`builder(member, since)` gives what is new for this member since then, most important first, in few queries.

    It asks itself what the member may read. Its items stand under the title of `kind`, which says how often it comes.
    """

    slug: str
    kind: str
    builder: Builder


_sections: dict[str, Section] = {}


def register_digest_section(slug: str, kind: str, builder: Builder) -> None:
    _sections[slug] = Section(slug, kind, builder)


def sections_of(kind: str) -> list[Section]:
    return [section for section in _sections.values() if section.kind == kind]


def fingerprint(key: str) -> int:
    """The key in the 64 bits that are kept of it: among the hundreds that one member is told, no two coincide."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)
