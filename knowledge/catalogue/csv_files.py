"""A file of a spreadsheet as lines: whatever its encoding and separator, with the number of each line."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from knowledge.catalogue.columns import COLUMNS, Column, plain

LARGEST = 5 * 1024 * 1024  # bytes
MOST_LINES = 5_000


@dataclass(frozen=True)
class Line:
    """A line with something in it; `number` is the one at which it ends in an editor, `cells` by the column's name."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    columns: list[Column]
    lines: list[Line]


def read_sheet(content: bytes) -> Sheet:
    """Raises DomainError with what is wrong with the file as a whole, all of it at once."""
    if len(content) > LARGEST:
        raise DomainError(_("The file is larger than 5 MB."))
    words = _decoded(content)
    first = words.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise DomainError(_("Line %(number)s cannot be read.") % {"number": reader.line_num}) from error
    if not rows:
        raise DomainError(_("The file is empty."))
    columns = _columns(rows[0][1])
    if len(rows) - 1 > MOST_LINES:
        raise DomainError(_("The file has more than %(limit)s lines.") % {"limit": MOST_LINES})
    return Sheet(columns, [_line(number, row, columns) for number, row in rows[1:]])


def _decoded(content: bytes) -> str:
    """UTF-8, with or without its mark, or else Windows-1252, as spreadsheets in Dutch write it."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("cp1252", errors="replace")
    return words.replace("\x00", "")


def _columns(header: list[str]) -> list[Column]:
    by_name = {plain(name): column for column in COLUMNS for name in (column.name, *column.aliases)}
    names = [plain(cell) for cell in header]
    problems = [
        _("I do not know the column “%(name)s”.") % {"name": cell.strip()[:60]}
        for cell, name in zip(header, names, strict=True)
        if name not in by_name
    ]
    found = [by_name[name] for name in names if name in by_name]
    problems += [
        _("The column “%(name)s” stands there twice.") % {"name": column.name}
        for column in dict.fromkeys(found)
        if found.count(column) > 1
    ]
    problems += [
        _("The column “%(name)s” is missing.") % {"name": column.name}
        for column in COLUMNS
        if column.is_required and column not in found
    ]
    if problems:
        known = _("Known are: %(names)s.") % {"names": ", ".join(column.name for column in COLUMNS)}
        raise DomainError("\n".join([*problems, known]))
    return found


def _line(number: int, row: list[str], columns: list[Column]) -> Line:
    cells = [" ".join(cell.split(" ")).strip() for cell in row]
    if [cell for cell in cells[len(columns) :] if cell]:
        return Line(number, {}, _("has more cells than the header"))
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Line(number, dict(zip((column.name for column in columns), filled, strict=False)))
