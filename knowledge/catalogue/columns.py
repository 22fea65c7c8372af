"""The columns of a file to import: their Dutch names, and what may stand in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from unicodedata import combining, normalize

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from knowledge.catalogue.links import LONGEST_LINK, validate_link
from knowledge.catalogue.models import DurationUnit, Kind, Language, Level

SEPARATORS = "|;\n"


class WrongValue(ValueError):
    """What stands in a cell will not do; `str(error)` says why in a sentence."""


@dataclass(frozen=True)
class Column:
    """`name` stands in the header, or one of its `aliases`. `read` makes a value of a cell that is not empty."""

    name: str
    read: Callable[[str], Any]
    aliases: tuple[str, ...] = ()
    is_required: bool = False


def plain(word: str) -> str:
    """A word without capitals, accents and spaces around it, to compare by."""
    bare = "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
    return " ".join(bare.casefold().replace("_", " ").split())


def text(longest: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > longest:
            raise WrongValue(_("is longer than %(limit)s characters") % {"limit": longest})
        return cell

    return read


def read_link(cell: str) -> str:
    try:
        validate_link(cell)
    except ValidationError as refused:
        raise WrongValue(_("is no whole address that begins with https://")) from refused
    return text(LONGEST_LINK)(cell)


def one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if plain(cell) not in words:
            raise WrongValue(
                _("is “%(cell)s”; choose one of: %(words)s") % {"cell": cell[:60], "words": ", ".join(words)}
            )
        return words[plain(cell)]

    return read


def read_duration(cell: str) -> tuple[int, str]:
    """ "3 dagen", "90 min", "2 uur": a whole number and a unit."""
    number, _space, unit = plain(cell).partition(" ")
    units = {word: value for value, words in UNITS.items() for word in words}
    if not number.isascii() or not number.isdigit() or unit not in units or not 0 < int(number) <= 1_000:
        raise WrongValue(_("is no duration such as “90 minuten”, “3 dagen” or “6 weken”"))
    return int(number), units[unit]


def read_cost(cell: str) -> Decimal:
    """ "gratis", "0", "€ 1.250,00", "49.50"."""
    words = plain(cell).removeprefix("€").removeprefix("eur ").removesuffix(",-").replace(" ", "")
    if words in {"gratis", "free"}:
        return Decimal(0)
    if "," in words or words.count(".") > 1 or (words[-4:-3] == "." and words[-3:].isdigit()):
        words = words.replace(".", "").replace(",", ".", 1)
    try:
        cost = Decimal(words) if all(letter.isdigit() or letter == "." for letter in words) else None
    except InvalidOperation:
        cost = None
    if cost is None or cost >= 1_000_000 or cost != cost.quantize(Decimal("0.01")):
        raise WrongValue(_("is no amount such as “gratis”, “250” or “1.250,50”"))
    return cost


def read_day(cell: str) -> date:
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(cell, pattern).date()  # noqa: DTZ007  (a day, not a moment)
        except ValueError:
            continue
    raise WrongValue(_("is no date such as 2027-01-31 or 31-01-2027"))


def several(read: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    return lambda cell: [read(part) for part in parts_of(cell)]


def parts_of(cell: str) -> list[str]:
    for separator in SEPARATORS[1:]:
        cell = cell.replace(separator, SEPARATORS[0])
    return [part.strip() for part in cell.split(SEPARATORS[0]) if part.strip()]


UNITS = {
    DurationUnit.MINUTES: ("minuut", "minuten", "min"),
    DurationUnit.HOURS: ("uur", "uren", "u"),
    DurationUnit.DAYS: ("dag", "dagen"),
    DurationUnit.WEEKS: ("week", "weken"),
}
KINDS = {"cursus": Kind.COURSE, "materiaal": Kind.MATERIAL}
LANGUAGES = {"nl": "nl", "nederlands": "nl", "en": "en", "engels": "en", "de": "de", "duits": "de", "fr": "fr"}
LANGUAGES = {**LANGUAGES, "frans": Language.FRENCH}
LEVELS = {"basis": Level.BASIC, "gevorderd": Level.ADVANCED, "expert": Level.EXPERT}
#: Read as words; which labels those are, the import looks up.
LABEL_COLUMNS = {"leervorm": "learning_forms", "thema": "themes", "doelgroep": "target_groups", "regio": "regions"}

COLUMNS = (
    Column("titel", text(120), ("naam",), is_required=True),
    Column("link", read_link, ("url", "webadres"), is_required=True),
    Column("aanbieder", text(120), ("organisatie",), is_required=True),
    Column("samenvatting", text(250), ("in een zin",), is_required=True),
    Column("leervorm", parts_of, ("leervormen",), is_required=True),
    Column("thema", parts_of, ("themas", "thema's"), is_required=True),
    Column("soort", one_of(KINDS)),
    Column("omschrijving", text(10_000), ("beschrijving",)),
    Column("duur", read_duration),
    Column("kosten", read_cost, ("prijs",)),
    Column("taal", one_of(LANGUAGES)),
    Column("niveau", one_of(LEVELS)),
    Column("doelgroep", parts_of, ("doelgroepen",)),
    Column("regio", parts_of, ("regios", "regio's")),
    Column("startdatum", several(read_day), ("startdata",)),
    Column("einddatum", several(read_day), ("einddata",)),
    Column("plaats", parts_of, ("plaatsen",)),
)
