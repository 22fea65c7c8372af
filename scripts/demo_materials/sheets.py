"""Makes a spreadsheet with formulas from a TOML source.

A cell is a text, a number or a table with formula (without the sign before it), value (what the formula gives now) and
style; input = true marks a cell to fill in.
"""

import tomllib
from html import escape
from pathlib import Path
from typing import Any

from odfdo import Document, Element

from .archive import begin, save_steady

STYLES = Path(__file__).with_name("styles-sheet.xml")


def write_sheets(source: str) -> bytes:
    """An ODS."""
    told = tomllib.loads(source)
    document = Document("spreadsheet")
    automatic = begin(document, STYLES.read_bytes())
    automatic.append(Element.from_tag(_TABLE_STYLE))
    for kind, height in _HEIGHTS.items():
        automatic.append(Element.from_tag(_ROW_STYLE.format(name=f"rij-{kind}", height=height)))
    for width in sorted({width for sheet in told["sheet"] for width in sheet["widths"]}):
        automatic.append(Element.from_tag(_COLUMN_STYLE.format(name=_column(width), width=width)))
    for sheet in told["sheet"]:
        document.body.append(Element.from_tag(_sheet(sheet)))
    return save_steady(document, told["title"])


_TABLE_STYLE = (
    '<style:style style:name="blad" style:family="table" style:master-page-name="Default">'
    '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
)
_HEIGHTS = {"title": 1.1, "note": 0.55, "head": 1.0, "body": 0.95}  # cm; a program makes a row higher when it must
_ROW_STYLE = (
    '<style:style style:name="{name}" style:family="table-row">'
    '<style:table-row-properties style:row-height="{height}cm" style:use-optimal-row-height="true"/></style:style>'
)
_COLUMN_STYLE = (
    '<style:style style:name="{name}" style:family="table-column">'
    '<style:table-column-properties style:column-width="{width}cm"/></style:style>'
)


def _column(width: float) -> str:
    return f"kolom{str(width).replace('.', '_')}"


def _sheet(sheet: dict[str, Any]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{_column(width)}"/>' for width in sheet["widths"])
    rows = "".join(_row(row) * row.get("times", 1) for row in _numbered(sheet["row"]))
    return f'<table:table table:name="{escape(sheet["name"])}" table:style-name="blad">{columns}{rows}</table:table>'


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row once; @ in a formula becomes the number of its row."""
    single = [{**row, "times": 1} for row in rows for _time in range(row.get("times", 1))]
    return [{**row, "number": number} for number, row in enumerate(single, start=1)]


def _row(row: dict[str, Any]) -> str:
    style = row.get("style", "body")
    cells = "".join(_cell(cell, style, row["number"]) for cell in row.get("cells", [""]))
    return f'<table:table-row table:style-name="rij-{style}">{cells}</table:table-row>'


def _cell(cell: Any, style: str, number: int) -> str:
    given = cell if isinstance(cell, dict) else {"value": cell}
    value, formula = given.get("value", ""), given.get("formula", "")
    style = given.get("style") or (_input_style(value) if given.get("input") else style)
    if style == "body" and isinstance(value, (int, float)):
        style = "number"
    head = f'<table:table-cell table:style-name="{style}"'
    if formula:
        head += f' table:formula="of:={escape(formula.replace("@", str(number)))}"'
    if isinstance(value, (int, float)):
        kind = "percentage" if style == "percent" else "float"
        return f'{head} office:value-type="{kind}" office:value="{value}"><text:p>{_shown(value, style)}</text:p></table:table-cell>'
    if value == "" and not formula:
        return f"{head}/>"
    if hasattr(value, "isoformat"):
        return f'{head} office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value:%d-%m-%Y %H:%M}</text:p></table:table-cell>'
    return f'{head} office:value-type="string" office:string-value="{escape(value)}"><text:p>{escape(value)}</text:p></table:table-cell>'


def _shown(value: float, style: str) -> str:
    """A number as a reader sees it before the program has counted."""
    if style == "percent":
        return f"{value:.0%}"
    return f"{value:.2f}".replace(".", ",") if style == "ratio" else f"{value:,.0f}".replace(",", ".")


def _input_style(value: Any) -> str:
    if hasattr(value, "isoformat"):
        return "momentinput"
    return "numberinput" if isinstance(value, (int, float)) else "input"
