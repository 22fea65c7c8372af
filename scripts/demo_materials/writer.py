"""Sets blocks as a text that people can change in their office program."""

from html import escape
from pathlib import Path

from odfdo import Document, Element

from .archive import save_steady
from .blocks import Block, read_blocks, runs, widths

STYLES = Path(__file__).with_name("styles-text.xml")
_TABLE_STYLES = (  # a text keeps these with itself: programs do not share them
    '<style:style style:name="Tabel" style:family="table">'
    '<style:table-properties style:width="17cm" table:align="left" table:border-model="collapsing"/></style:style>',
    '<style:style style:name="Rij" style:family="table-row">'
    '<style:table-row-properties style:min-row-height="0.7cm" fo:keep-together="always"/></style:style>',
    '<style:style style:name="RijHoog" style:family="table-row">'
    '<style:table-row-properties style:min-row-height="1.7cm" fo:keep-together="always"/></style:style>',
    '<style:style style:name="Kop" style:family="table-cell">'
    '<style:table-cell-properties fo:padding="0.15cm" fo:background-color="#dcefec" fo:border="0.02cm solid #8a8070"/></style:style>',
    '<style:style style:name="Cel" style:family="table-cell">'
    '<style:table-cell-properties fo:padding="0.15cm" fo:border="0.02cm solid #8a8070"/></style:style>',
)
_WIDTH = 17.0  # cm between the margins of A4
_LISTS = {"bullets": "List_20_1", "numbers": "Numbering_20_1", "checks": "Aanvinklijst"}
_STYLES_OF_TEXT = {"note": "Kader", "kicker": "Bovenkop", "paragraph": "Text_20_body"}


def write_text(title: str, text: str, footer: str) -> bytes:
    """An ODT of a handout."""
    document = Document("text")
    styles = STYLES.read_text(encoding="utf-8").replace("VOETTEKST", escape(footer))
    document.container.set_part("styles.xml", styles.encode())
    document.body.clear()
    automatic = document.content.get_element("//office:automatic-styles")
    blocks = read_blocks(text)
    for style in _TABLE_STYLES:
        automatic.append(Element.from_tag(style))
    for width in sorted({width for block in blocks if block.kind == "table" for width in widths(block)}):
        automatic.append(_column_style(width))
    for number, block in enumerate(blocks):
        for part in _block(block, number):
            document.body.append(Element.from_tag(part))
    return save_steady(document, title)


def _column_style(width: int) -> Element:
    return Element.from_tag(
        f'<style:style style:name="kolom{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{_WIDTH * width / 100:.2f}cm"/></style:style>'
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
