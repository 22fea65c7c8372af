"""Both texts of a comparison as rows of paragraphs and lists, so that what belongs together stands side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop.core.word_diff import Kind
from knowledge.vacancies.comparison import Comparison
from knowledge.vacancies.lines import Line
from knowledge.vacancies.pairing import Pairs

MOST_ROWS = 200  # as many as the style sheet lays out; what comes after stands in the last one
LONGEST_TITLE = 120  # characters


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list when its lines have bullets. One short line at the very top is the title."""

    lines: tuple[Line, ...]
    is_title: bool = False

    @property
    def is_list(self) -> bool:
        return self.lines[0].is_item

    @property
    def changed_whole(self) -> Kind | None:
        kinds = {line.changed_whole for line in self.lines}
        return kinds.pop() if len(kinds) == 1 else None


@dataclass(frozen=True)
class Row:
    """What stands beside each other: blocks with lines that belong together, or what went beside what came."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]


def rows_of(comparison: Comparison) -> list[Row]:
    """Both texts from top to bottom; every block stands in one row."""
    left, right = _blocks(comparison.old), _blocks(comparison.new)
    rows: list[Row] = []
    at_left = at_right = 0
    ends = (len(left), len(left), len(right), len(right))
    for start, end, start_right, end_right in [*_groups(left, right, list(comparison.pairs)), ends]:
        if start > at_left or start_right > at_right:
            rows.append(_row(comparison, left[at_left:start], right[at_right:start_right]))
        if end > start:
            rows.append(_row(comparison, left[start:end], right[start_right:end_right]))
        at_left, at_right = end, end_right
    if len(rows) > MOST_ROWS:
        rest = rows[MOST_ROWS - 1 :]
        old = tuple(block for row in rest for block in row.old)
        rows[MOST_ROWS - 1 :] = [Row(old, tuple(block for row in rest for block in row.new))]
    return rows


def _blocks(lines: Sequence[Line]) -> list[list[int]]:
    """The places of the lines of each block. A blank line ends a paragraph, and does not break a list in two."""
    blocks: list[list[int]] = []
    is_open = False
    for place, line in enumerate(lines):
        if line.is_blank:
            is_open = is_open and lines[place - 1].is_item
        elif is_open and blocks and lines[blocks[-1][0]].is_item == line.is_item:
            blocks[-1].append(place)
        else:
            blocks.append([place])
            is_open = True
    return blocks


def _groups(left: list[list[int]], right: list[list[int]], pairs: Pairs) -> list[tuple[int, int, int, int]]:
    """(start and end among the blocks of the old text, and of the new) of blocks that share lines."""
    block_of_left = {place: number for number, block in enumerate(left) for place in block}
    block_of_right = {place: number for number, block in enumerate(right) for place in block}
    groups: list[list[int]] = []
    for one, other in pairs:
        a, b = block_of_left[one], block_of_right[other]
        if groups and (a < groups[-1][1] or b < groups[-1][3]):
            groups[-1][1], groups[-1][3] = max(groups[-1][1], a + 1), max(groups[-1][3], b + 1)
        else:
            groups.append([a, a + 1, b, b + 1])
    return [(start, end, start_right, end_right) for start, end, start_right, end_right in groups]


def _row(comparison: Comparison, old: list[list[int]], new: list[list[int]]) -> Row:
    return Row(_made(comparison.old, old), _made(comparison.new, new))


def _made(lines: Sequence[Line], blocks: list[list[int]]) -> tuple[Block, ...]:
    return tuple(Block(tuple(lines[place] for place in block), is_title=_is_title(lines, block)) for block in blocks)


def _is_title(lines: Sequence[Line], block: list[int]) -> bool:
    line = lines[block[0]]
    first = not any(lines[place].runs for place in range(block[0]))
    return first and len(block) == 1 and not line.is_item and len(line.words) <= LONGEST_TITLE
