"""A line of a file as an entry of the catalogue, or every reason why it is none."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cop.core.models import LearningForm, TargetGroup, Theme
from cop.regions.models import Region
from knowledge.catalogue.columns import LABEL_COLUMNS, WrongValue, plain
from knowledge.catalogue.csv_files import Line, Sheet
from knowledge.catalogue.links import link_key

VOCABULARIES: dict[str, Any] = {
    "leervorm": LearningForm,
    "thema": Theme,
    "doelgroep": TargetGroup,
    "regio": Region,
}
Labels = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class BadLine:
    number: int
    reasons: list[str]


@dataclass(frozen=True)
class Entry:
    """`values` is {column: what stands in it}; a column that is in the file and empty here has None."""

    number: int
    key: str
    values: dict[str, Any] = field(default_factory=dict)


def read_entries(sheet: Sheet) -> tuple[list[Entry], list[BadLine]]:
    """Every line is read, whatever is wrong with those before it."""
    labels = _known_labels()
    entries, bad = [], []
    seen: dict[str, int] = {}
    for line in sheet.lines:
        values, reasons = _values(line, sheet, labels)
        key = link_key(values.get("link") or "")
        if key in seen:
            reasons.append(_("link: stands in line %(number)s as well") % {"number": seen[key]})
        elif key:
            seen[key] = line.number
        if reasons:
            bad.append(BadLine(line.number, reasons))
        else:
            entries.append(Entry(line.number, key, values))
    return entries, bad


def _values(line: Line, sheet: Sheet, labels: Labels) -> tuple[dict[str, Any], list[str]]:
    if line.problem:
        return {}, [line.problem]
    values: dict[str, Any] = {}
    reasons: list[str] = []
    for column in sheet.columns:
        cell = line.cells[column.name]
        try:
            values[column.name] = _value(column.name, column.read(cell), labels) if cell else None
        except WrongValue as wrong:
            reasons.append(f"{column.name}: {wrong}")
        if not cell and column.is_required:
            reasons.append(_("%(name)s: is empty") % {"name": column.name})
    return values, reasons + _wrong_dates(values)


def _value(name: str, value: Any, labels: Labels) -> Any:
    if name not in LABEL_COLUMNS:
        return value
    known = labels[name]
    unknown = [word for word in value if plain(word) not in known]
    if len(value) == 1 and unknown and "," in value[0]:
        # A comma may stand in the name of a label, so it parts words only when it does not.
        return _value(name, [word.strip() for word in value[0].split(",") if word.strip()], labels)
    if unknown:
        raise WrongValue(_("I do not know “%(words)s”") % {"words": "”, “".join(word[:60] for word in unknown)})
    return list(dict.fromkeys(known[plain(word)] for word in value))


def _wrong_dates(values: dict[str, Any]) -> list[str]:
    first, last, places = (values.get(name) or [] for name in ("startdatum", "einddatum", "plaats"))
    reasons = []
    for name, others in (("einddatum", last), ("plaats", places)):
        if others and len(others) != len(first):
            reasons.append(_("%(name)s: give as many as there are start dates") % {"name": name})
    if not reasons and any(end < start for start, end in zip(first, last, strict=False)):
        reasons.append(_("einddatum: lies before the start date"))
    return reasons


def _known_labels() -> Labels:
    """{column: {name, short name or synonym: label}}; a name goes before a synonym of another label."""
    known: Labels = {}
    for column, model in VOCABULARIES.items():
        terms = list(model.objects.all())
        words = {plain(word): term for term in terms for word in getattr(term, "synonyms", "").splitlines()}
        known[column] = words | {plain(word): term for term in terms for word in (term.slug, term.name)}
    return known
