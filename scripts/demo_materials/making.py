"""Which source becomes which file.

The name says it: x.slides.md becomes x.pdf on wide pages, x.odt.md an ODT, x.pdf.md a PDF on A4, x.odt+pdf.md both
and x.ods.toml a spreadsheet. The invitation of a workshop is the text that stands in its own file.
"""

import re
import tomllib
from pathlib import Path

from .paper import SOURCES, print_paper, print_slides
from .sheets import write_sheets
from .writer import write_text

WORKSHOPS = SOURCES.parent


def make_all() -> dict[str, bytes]:
    """{name of a file: its bytes}, in the order of their names."""
    files: dict[str, bytes] = {}
    for path in sorted(WORKSHOPS.glob("*.toml")):
        files |= _invitation(path)
    for path in sorted(SOURCES.iterdir()):
        if path.suffix in {".md", ".toml"}:
            files |= make_from(path)
    return dict(sorted(files.items()))


def make_from(path: Path) -> dict[str, bytes]:
    """The files of one source."""
    stem, kinds, _suffix = path.name.split(".")
    text = path.read_text(encoding="utf-8")
    if kinds == "ods":
        return {f"{stem}.ods": write_sheets(text)}
    footer, title = _words_of(text)
    if kinds == "slides":
        return {f"{stem}.pdf": print_slides(f"{footer}: dia’s", text, footer)}
    makers = {"odt": write_text, "pdf": print_paper}
    return {
        f"{stem}.{kind}": makers[kind](f"{title} – {footer}", text.split("\n", 1)[1], footer)
        for kind in kinds.split("+")
    }


def _words_of(text: str) -> tuple[str, str]:
    """The name of the workshop, which stands in the first line, and the first heading."""
    footer = text.split("\n", 1)[0].removeprefix("workshop: ")
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return footer, heading[1] if heading else footer


def _invitation(path: Path) -> dict[str, bytes]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    text = f"# Uitnodiging: {told['title']}\n\n{told['invitation']}"
    return {f"{told['slug']}-uitnodiging.odt": write_text(f"Uitnodiging – {told['title']}", text, told["title"])}
