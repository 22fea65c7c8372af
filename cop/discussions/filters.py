"""What a reader asks of a list of threads: the address, read and made again. Junk is dropped, never an error."""

from dataclasses import dataclass, replace
from typing import Self

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHOWN: dict[str, str | Promise] = {
    "alle": _("All"),
    "onbeantwoord": _("No answer yet"),
    "ongelezen": _("New to me"),
    "mijn": _("Mine"),
    "gevolgd": _("Followed"),
}
SORTS: dict[str, tuple[str | Promise, str]] = {
    "activiteit": (_("Newest reply first"), "last_activity_at"),
    "nieuw": (_("Newest first"), "started_at"),
}
LONGEST_SLUG = 100
LONGEST_KEY = 12  # digits


@dataclass(frozen=True)
class ThreadFilter:
    """`shown` one of SHOWN, `sort` one of SORTS, slugs of a theme and a region, and the place to go on from.

    `about` is the key of the page that the threads are about, 0 for any.

    `after` is "<microseconds>-<key>" of the last thread of the page before: no page gets slower further on.
    """

    shown: str = "alle"
    sort: str = "activiteit"
    theme: str = ""
    region: str = ""
    after: str = ""
    about: int = 0

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        shown, sort = query.get("toon", "alle"), query.get("sorteer", "activiteit")
        return cls(
            shown=shown if shown in SHOWN else "alle",
            sort=sort if sort in SORTS else "activiteit",
            theme=_slug(query.get("thema", "")),
            region=_slug(query.get("regio", "")),
            after=query.get("na", "") if _place(query.get("na", "")) else "",
            about=key_in(query.get("over", "")),
        )

    @property
    def place(self) -> tuple[int, int] | None:
        """(microseconds since 1970, key) to go on after."""
        return _place(self.after)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.shown != "alle" or self.theme or self.region or self.about)

    def query(self, **changes: str | int) -> str:
        """The address' query with these fields otherwise; a change other than of `after` starts at the first page."""
        asked = replace(self, **{"after": "", **changes})
        query = QueryDict(mutable=True)
        for name, value, default in (
            ("toon", asked.shown, "alle"),
            ("sorteer", asked.sort, "activiteit"),
            ("thema", asked.theme, ""),
            ("regio", asked.region, ""),
            ("over", asked.about, 0),
            ("na", asked.after, ""),
        ):
            if value != default:
                query[name] = str(value)
        return f"?{query.urlencode()}" if query else "?"


def key_in(value: str) -> int:
    """The key of a row as it stands in an address; 0 for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < LONGEST_KEY else 0


def _slug(value: str) -> str:
    return value if value.isprintable() and len(value) <= LONGEST_SLUG else ""


def _place(value: str) -> tuple[int, int] | None:
    micros, dash, key = value.partition("-")
    if dash and micros.isascii() and micros.isdigit() and key.isascii() and key.isdigit() and len(value) < 40:
        return int(micros), int(key)
    return None
