"""A plain text as lines, and a line as words that stayed, went or came."""

import re
from dataclasses import dataclass

from cop.core.word_diff import Kind

_LEAD = re.compile(r"\s*(?:[-*–]\s+|•\s*)|\s+")


@dataclass(frozen=True)
class Run:
    """Words in a row that fared alike. `notes` are the numbers of the notes that quote what ends here."""

    kind: Kind
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """`lead` is the white space and the bullet in front, `tail` the white space after: nothing of the text is lost."""

    lead: str
    runs: tuple[Run, ...]
    tail: str

    @property
    def text(self) -> str:
        return f"{self.lead}{self.words}{self.tail}"

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_item(self) -> bool:
        return bool(self.lead.strip() and self.runs)

    @property
    def is_blank(self) -> bool:
        return not self.runs

    @property
    def changed_whole(self) -> Kind | None:
        """GONE or NEW when nothing of the line stands in the other text."""
        kinds = {run.kind for run in self.runs}
        return kinds.pop() if len(kinds) == 1 and Kind.SAME not in kinds else None


def one_newline(text: str) -> str:
    """Browsers send a new line as two characters; kept, counted and compared it is one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def first_line(text: str) -> str:
    """The title of a vacancy text: its first line that is not blank, without a bullet."""
    return next((line.strip(" \t-*•–") for line in text.splitlines() if line.strip(" \t-*•–")), "")


def lines_of(text: str, kind: Kind) -> list[Line]:
    """The lines of a text, each as one run of this kind; blank ones without a run."""
    return [_line(line, kind) for line in text.split("\n")]


def _line(text: str, kind: Kind) -> Line:
    found = _LEAD.match(text)
    lead = found.group() if found else ""
    words = text[len(lead) :].rstrip()
    return Line(lead, (Run(kind, words),) if words else (), text[len(lead) + len(words) :])
