"""Reads a source: plain text with a little markup, as a list of blocks.

# and ## head; - is a bullet, 1. a number, [] a box to tick; | a | b | is a row of a table, whose first row heads it;
> is a note; ___ 3 asks for three lines to write on; {20 80} before a table gives the widths of its columns in per
cent, and {20 80 tall} makes its rows high enough to write in; {cards} before bullets sets them beside each other, {cards
figures} with a large first word; ^ is a word above a heading; --- starts a page. **strong** and *emphasis* work everywhere.
"""

import re
from dataclasses import dataclass, field

_MARKS = {"- ": "bullets", "[] ": "checks", "> ": "note", "^ ": "kicker"}
_LISTS = frozenset({"bullets", "checks", "numbers", "table"})
_RUN = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<emphasis>.+?)\*")


@dataclass
class Block:
    kind: str
    text: str = ""
    items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    hint: str = ""  # what stood between braces before it
    level: int = 0  # of a heading, the first number of a list, or how many lines to write on


def read_blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    hint, open_block = "", False
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            open_block = False
        elif line.startswith("{") and line.endswith("}"):
            hint, open_block = line[1:-1], False
        else:
            new = _read_line(line)
            last = blocks[-1] if open_block and blocks else None
            if last and last.kind == new.kind and new.kind in _LISTS | {"paragraph", "note"}:
                _join(last, new)
            else:
                new.hint, hint = hint, ""
                blocks.append(new)
            open_block = True
    return blocks


def _read_line(line: str) -> Block:
    if line == "---":
        return Block("page")
    if line.startswith("|"):
        return Block("table", rows=[[cell.strip() for cell in line.strip("|").split("|")]])
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            rest = line.removeprefix(mark)
            return Block(kind, items=[rest]) if kind in _LISTS else Block(kind, rest)
    return _read_counted(line)


def _read_counted(line: str) -> Block:
    """A head, lines to write on or a number of a list; otherwise a paragraph."""
    if heading := re.match(r"(#+) (.+)", line):
        return Block("heading", heading[2], level=len(heading[1]))
    if lines := re.match(r"___ (\d+)$", line):
        return Block("lines", level=int(lines[1]))
    if number := re.match(r"(\d+)\. (.+)", line):
        return Block("numbers", items=[number[2]], level=int(number[1]))
    return Block("paragraph", line)


def _join(last: Block, new: Block) -> None:
    last.items += new.items
    last.rows += new.rows
    if new.text:
        last.text += " " + new.text


def runs(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with how it is set: "", "strong" or "emphasis"."""
    pieces, at = [], 0
    for found in _RUN.finditer(text):
        pieces.append(("", text[at : found.start()]))
        pieces.append((str(found.lastgroup), found[found.lastgroup or 0]))
        at = found.end()
    pieces.append(("", text[at:]))
    return [(kind, piece) for kind, piece in pieces if piece]


def widths(block: Block) -> list[int]:
    """Per cent of each column of a table; equal when the source does not say."""
    given = [int(word) for word in block.hint.split() if word.isdigit()]
    columns = len(block.rows[0])
    return given if len(given) == columns else [100 // columns] * columns
