"""What organisers and reviewers see of the entries for a challenge: the list, and the table of scores."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pygal
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.core.facets import clean_page
from cop.core.pictures import bars, inline_svg
from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.entries.criteria import criteria_of, outcome_for
from events.entries.models import Entry, Score
from events.entries.querysets import handed_in_and_there
from events.entries.scoring import Outcome, Weighed
from events.entries.stakes import with_stake

A_PAGE = 30
MOST_BARS = 20
EACH, LONGEST_NAME = 34, 24  # units and characters of the picture

#: {value in the address: (label, what to filter on)}
STATES: dict[str, tuple[str | Promise, Q]] = {
    "open": (gettext_lazy("No decision yet"), Q(decision="")),
    "geselecteerd": (gettext_lazy("Selected"), Q(decision="selected")),
    "afgewezen": (gettext_lazy("Not selected"), Q(decision="declined")),
    "niet-verteld": (gettext_lazy("Decided, not told yet"), ~Q(decision="") & Q(told_at__isnull=True)),
}
#: For who has a stake in an entry: of that one no score, and no decision that was not told.
_SCORE = Case(When(has_stake=False, then=F("mean_score")))
_MAY_KNOW = Q(has_stake=False) | Q(told_at__isnull=False)
SORTS: dict[str, tuple[str | Promise, list[Any]]] = {
    "score": (gettext_lazy("Highest score first"), [_SCORE.desc(nulls_last=True), "pk"]),
    "nieuw": (gettext_lazy("Newest first"), ["-submitted_at", "-pk"]),
    "titel": (gettext_lazy("By title"), ["title", "pk"]),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks; junk is dropped."""

    state: str = ""
    unscored: bool = False
    sort: str = "score"
    page: int = 1
    scores: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> "Asked":
        state, sort = query.get("status", ""), query.get("sorteer", "score")
        return cls(
            state if state in STATES else "",
            query.get("mijn") == "open",
            sort if sort in SORTS else "score",
            clean_page(query.get("pagina", "1")),
            query.get("toon") == "scores",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state) or self.unscored

    def query(self, page: int | None = None, *, scores: bool | None = None) -> str:
        """Keeps what was chosen; as the list or as the table, whichever this is or is asked for."""
        as_table = self.scores if scores is None else scores
        values = {"toon": "scores" if as_table else "", "status": self.state, "mijn": "open" if self.unscored else ""}
        values |= {"sorteer": self.sort, "pagina": page or ""}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    @property
    def to_list(self) -> str:
        return self.query(scores=False)

    @property
    def to_scores(self) -> str:
        return self.query(scores=True)


@dataclass(frozen=True)
class EntryList:
    asked: Asked
    rows: Page
    counts: dict[str, int]
    states: list[tuple[str, str | Promise, int]] = field(default_factory=list)


def entries_for(challenge: ChallengePage, reader: Member, asked: Asked) -> EntryList:
    """In three queries, however many there are. What the reader has a stake in shows no score, by its place neither; the
    table leaves it out.
    """
    handed_in = Entry.objects.handed_in().filter(challenge=challenge)
    counts = _counts(challenge)
    found = with_reader(handed_in, reader)
    if asked.state:
        found = found.filter(STATES[asked.state][1], _MAY_KNOW)
    if asked.scores:
        found = found.filter(has_stake=False)
    if asked.unscored:
        found = found.filter(scored_by_me=False, has_stake=False)
    found = found.select_related("challenge").defer("body", "challenge__background").order_by(*SORTS[asked.sort][1])
    states = [(slug, label, counts[slug.replace("-", "_")]) for slug, (label, _q) in STATES.items()]
    return EntryList(asked, Paginator(found, A_PAGE).get_page(asked.page), counts, states)


def _counts(challenge: ChallengePage) -> dict[str, int]:
    """Of each state; and of what was handed in and erased since, of which the figures are what is left."""
    there, erased = handed_in_and_there(), Q(erased_at__isnull=False) & ~Q(receipt="")
    numbers: dict[str, int] = Entry.objects.filter(challenge=challenge).aggregate(
        all=Count("pk", filter=there),
        erased=Count("pk", filter=erased),
        erased_selected=Count("pk", filter=erased & Q(state="selected")),
        **{slug.replace("-", "_"): Count("pk", filter=there & q) for slug, (_label, q) in STATES.items()},
    )
    return numbers


def with_reader(entries: QuerySet, reader: Member) -> QuerySet:
    """Each with `scored_by_me`, `has_stake` and `is_held`."""
    own = Score.objects.filter(entry=OuterRef("pk"), reviewer=reader)
    return with_stake(entries, reader).annotate(scored_by_me=Exists(own))


@dataclass(frozen=True)
class ScoredEntry:
    entry: Any
    outcome: Outcome


@dataclass(frozen=True)
class ScoreTable:
    """Of one page of the list."""

    criteria: list[Weighed]
    rows: list[ScoredEntry]
    picture: SafeString | str

    @property
    def has_scores(self) -> bool:
        return any(row.outcome.mean is not None for row in self.rows)


def score_table(challenge: ChallengePage, found: EntryList) -> ScoreTable:
    """What the scores of each entry on this page add up to, in the order of the list; in two queries."""
    criteria = criteria_of(challenge)
    by_entry: dict[int, list[Score]] = {}
    for score in Score.objects.filter(entry__in=[entry.pk for entry in found.rows]).defer("note"):
        by_entry.setdefault(score.entry_id, []).append(score)
    rows = [ScoredEntry(entry, outcome_for(criteria, by_entry.get(entry.pk, []))) for entry in found.rows]
    return ScoreTable(criteria, rows, _picture([row for row in rows if row.outcome.mean is not None][:MOST_BARS]))


def _picture(rows: list[ScoredEntry]) -> SafeString | str:
    """A bar an entry, with its percentage in it, and the same in words for who hears it."""
    if not rows:
        return ""
    chart = bars(pygal.HorizontalBar, number=len(rows), each=EACH, longest_name=LONGEST_NAME)
    chart.range = (0, 100)
    chart.x_labels = [row.entry.title for row in reversed(rows)]
    chart.add(_("Mean score"), [float(row.outcome.mean or 0) for row in reversed(rows)])
    said = _("%(title)s: %(mean)s percent, reviewers %(deviation)s apart.")
    words = " ".join(
        said
        % {
            "title": row.entry.title,
            "mean": number_format(row.outcome.mean),
            "deviation": number_format(row.outcome.deviation),
        }
        for row in rows
    )
    legend = [_("Mean score in percent")]
    return inline_svg(chart, name="scores", title=_("Mean score of each entry"), description=words, legend=legend)
