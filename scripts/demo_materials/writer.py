"""Sets blocks as a text that people can change in their office program."""

from html import escape
from pathlib import Path

from odfdo import Document, Element

from .archive import begin, save_steady
from .blocks import Block, read_blocks, runs, widths

STYLES = Path(__file__).with_name("styles-text.xml")
# A text keeps these with itself: programs do not share the styles of tables. {name: (kind, properties)}
_TABLE_STYLES = {
    "Tabel": ("table", 'style:width="17cm" table:align="left" table:border-model="collapsing"'),
    "Rij": ("table-row", 'style:min-row-height="0.7cm" fo:keep-together="always"'),
    "RijHoog": ("table-row", 'style:min-row-height="1.7cm" fo:keep-together="always"'),
    "Kop": ("table-cell", 'fo:padding="0.15cm" fo:background-color="#dcefec" fo:border="0.02cm solid #8a8070"'),
    "Cel": ("table-cell", 'fo:padding="0.15cm" fo:border="0.02cm solid #8a8070"'),
}
_WIDTH = 17.0  # cm between the margins of A4
_LISTS = {"bullets": "List_20_1", "numbers": "Numbering_20_1", "checks": "Aanvinklijst"}
_STYLES_OF_TEXT = {"note": "Kader", "kicker": "Bovenkop", "paragraph": "Text_20_body"}


def write_text(title: str, text: str, footer: str) -> bytes:
    """An ODT of a handout."""
    document = Document("text")
    styles = STYLES.read_text(encoding="utf-8").replace("VOETTEKST", escape(footer))
    automatic = begin(document, styles.encode())
    blocks = read_blocks(text)
    for name, (kind, properties) in _TABLE_STYLES.items():
        automatic.append(_style(name, kind, properties))
    for width in sorted({width for block in blocks if block.kind == "table" for width in widths(block)}):
        automatic.append(_style(f"kolom{width}", "table-column", f'style:column-width="{_WIDTH * width / 100:.2f}cm"'))
    for number, block in enumerate(blocks):
        for part in _block(block, number):
            document.body.append(Element.from_tag(part))
    return save_steady(document, title)


def _style(name: str, kind: str, properties: str) -> Element:
    return Element.from_tag(
        f'<style:style style:name="{name}" style:family="{kind}"><style:{kind}-properties {properties}/></style:style>'
    )


def _block(block: Block, number: int) -> list[str]:
    match block.kind:
        case "heading":
            level = block.level
            name = f"Heading_20_{level}"
            return [f'<text:h text:style-name="{name}" text:outline-level="{level}">{_inline(block.text)}</text:h>']
        case "table":
            return [_table(block, number), '<text:p text:style-name="Ruimte"/>']
        case "bullets" | "checks" | "numbers":
            return [_list(block)]
        case "lines":
            return ['<text:p text:style-name="Schrijfregel"/>'] * block.level
        case "page":
            return ['<text:p text:style-name="Nieuwe_20_pagina"/>']
    return [f'<text:p text:style-name="{_STYLES_OF_TEXT[block.kind]}">{_inline(block.text)}</text:p>']


def _list(block: Block) -> str:
    start = f' text:start-value="{block.level}"' if block.kind == "numbers" else ""
    text = '<text:p text:style-name="Lijst">{}</text:p></text:list-item>'
    items = "".join(f"<text:list-item>{text.format(_inline(item))}" for item in block.items)
    items = items.replace("<text:list-item>", f"<text:list-item{start}>", 1)
    return f'<text:list text:style-name="{_LISTS[block.kind]}">{items}</text:list>'


def _table(block: Block, number: int) -> str:
    columns = "".join(f'<table:table-column table:style-name="kolom{width}"/>' for width in widths(block))
    head = _row(block.rows[0], "Kop", "Rij")
    high = "RijHoog" if "tall" in block.hint else "Rij"
    body = "".join(_row(row, "Cel", high) for row in block.rows[1:])
    return (
        f'<table:table table:name="Tabel{number}" table:style-name="Tabel">{columns}'
        f"<table:table-header-rows>{head}</table:table-header-rows>{body}</table:table>"
    )


def _row(cells: list[str], kind: str, style: str) -> str:
    text = {"Kop": "Tabelkop", "Cel": "Tabeltekst"}[kind]
    cell = f'<table:table-cell table:style-name="{kind}" office:value-type="string"><text:p text:style-name="{text}">{{}}</text:p></table:table-cell>'
    return f'<table:table-row table:style-name="{style}">{"".join(cell.format(_inline(text)) for text in cells)}</table:table-row>'


def _inline(text: str) -> str:
    names = {"strong": "Strong_20_Emphasis", "emphasis": "Emphasis"}
    return "".join(
        f'<text:span text:style-name="{names[kind]}">{escape(piece)}</text:span>' if kind else escape(piece)
        for kind, piece in runs(text)
    )
