"""The organiser's list of who registered: what is asked of it, written as the query of an address again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop.core.facets import clean_page
from events.agenda.models import EventPage
from events.registration.models import Registration, State
from events.registration.querysets import RegistrationQuerySet

PER_PAGE = 50
LONGEST_TEXT = 80  # characters
STATES = {"": _("Everybody who did not cancel"), **dict(State.choices)}
ATTENDED = {
    "": _("Everybody"),
    "ja": _("Was there"),
    "nee": _("Was not there"),
    "onbekend": _("Not marked"),
}
SORTS = {"naam": _("Name"), "organisatie": _("Organisation"), "nieuw": _("Newest first"), "oud": _("Oldest first")}
_ORDERS = {
    "naam": ("member_name", "pk"),
    "organisatie": ("organisation_name", "member_name", "pk"),
    "nieuw": ("-pk",),
    "oud": ("pk",),
}
_VALUES = {"ja": True, "nee": False}


@dataclass(frozen=True)
class TableFilter:
    state: str = ""
    attended: str = ""
    text: str = ""
    sort: str = "naam"
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "TableFilter":
        """Junk counts as not asked."""
        state, attended, sort = query.get("stand", ""), query.get("aanwezig", ""), query.get("volgorde", "")
        return cls(
            state if state in STATES else "",
            attended if attended in ATTENDED else "",
            "".join(sign for sign in query.get("q", "") if sign.isprintable()).strip()[:LONGEST_TEXT],
            sort if sort in SORTS else "naam",
            clean_page(query.get("pagina", "")),
        )

    def rows(self, event: EventPage) -> RegistrationQuerySet:
        """Of one event; the caller has looked whether the reader organises it."""
        rows = Registration.objects.filter(event=event).in_state(self.state)
        if self.attended:
            rows = rows.filter(attended=_VALUES.get(self.attended))
        if self.text:
            said = Q(member_name__icontains=self.text) | Q(member_email__icontains=self.text)
            rows = rows.filter(said | Q(organisation_name__icontains=self.text))
        return rows.order_by(*_ORDERS[self.sort])

    def query(self, *, page: int | None = None) -> str:
        asked = {"stand": self.state, "aanwezig": self.attended, "q": self.text}
        asked |= {"volgorde": "" if self.sort == "naam" else self.sort, "pagina": str(page) if page else ""}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.attended or self.text)

    @property
    def fields(self) -> dict[str, str]:
        """For hidden fields: the same filter without its page."""
        return {"stand": self.state, "aanwezig": self.attended, "q": self.text, "volgorde": self.sort}


class Table:
    """One page of the list, in two queries."""

    def __init__(self, event: EventPage, asked: TableFilter) -> None:
        self.event, self.asked = event, asked
        self.states, self.attended, self.sorts = STATES.items(), ATTENDED.items(), SORTS.items()

    @cached_property
    def page(self) -> Page:
        return Paginator(self.asked.rows(self.event), PER_PAGE).get_page(self.asked.page)

    @property
    def page_links(self) -> list[tuple[int | None, str]]:
        """(number, query); None as number stands for pages left out."""
        numbers: Any = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [(one, self.asked.query(page=one)) if isinstance(one, int) else (None, "") for one in numbers]

    @property
    def previous_query(self) -> str:
        return replace(self.asked).query(page=self.page.number - 1)

    @property
    def next_query(self) -> str:
        return self.asked.query(page=self.page.number + 1)
