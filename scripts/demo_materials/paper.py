"""Sets blocks as HTML and prints that as a tagged PDF."""

import re
from html import escape
from pathlib import Path

from weasyprint import HTML

from .blocks import Block, read_blocks, runs, widths

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "home" / "demo" / "workshops" / "sources"
_TAGS = {"strong": "strong", "emphasis": "em"}
_COLOUR = re.compile(r"^    (--[a-z]+-\d+: #[0-9a-f]{6};)$", re.MULTILINE)
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="Werfkring"><meta name="dcterms.created" content="2026-11-01T09:00:00Z">
<meta name="dcterms.modified" content="2026-11-01T09:00:00Z"><style>{css}</style></head><body>{body}</body></html>"""


def print_paper(title: str, text: str, footer: str) -> bytes:
    """A PDF on A4 of a handout."""
    body = f'<main class="paper">{_blocks(read_blocks(text))}</main>'
    return _print(title, body, footer)


def print_slides(title: str, text: str, footer: str) -> bytes:
    """A PDF with a wide page for each slide; a slide starts at === and its kind."""
    slides = []
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        kind, _newline, rest = part.partition("\n")
        slides.append(
            f'<section class="slide {escape(kind.strip())}"><div>{_blocks(read_blocks(rest))}</div></section>'
        )
    return _print(title, "".join(slides), footer)


def _print(title: str, body: str, footer: str) -> bytes:
    tokens = (ROOT / "cop" / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    colours = ":root {" + "".join(_COLOUR.findall(tokens)) + "}"
    css = (SOURCES / "print.css").read_text(encoding="utf-8")
    running = f'html {{ string-set: footer "{footer}" }}'
    page = PAGE.format(title=escape(title), css=colours + css + running, body=body)
    pdf: bytes = HTML(string=page, base_url=str(ROOT)).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=title.encode("ascii", "replace")[:32]
    )
    return pdf


def _blocks(blocks: list[Block]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block.kind:
        case "heading":
            return f"<h{block.level}>{_inline(block.text)}</h{block.level}>"
        case "table":
            return _table(block)
        case "bullets" | "checks" | "numbers":
            tag = "ol" if block.kind == "numbers" else "ul"
            items = "".join(f"<li>{_inline(item)}</li>" for item in block.items)
            start = f' start="{block.level}"' if block.level > 1 else ""
            return f'<{tag}{start} class="{block.kind} {block.hint}">{items}</{tag}>'
        case "lines":
            return '<div class="writing">' + '<p class="line">&nbsp;</p>' * block.level + "</div>"
        case "page":
            return '<div class="page"></div>'
    return f'<p class="{block.kind}">{_inline(block.text)}</p>'


def _table(block: Block) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in widths(block))
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in block.rows[0])
    rows = ("".join(f"<td>{_inline(cell) or '&nbsp;'}</td>" for cell in row) for row in block.rows[1:])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    kind = "tall" if "tall" in block.hint else "plain"
    return f'<table class="{kind}"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _inline(text: str) -> str:
    pieces = [(_TAGS.get(kind), escape(piece)) for kind, piece in runs(text)]
    return "".join(f"<{tag}>{piece}</{tag}>" if tag else piece for tag, piece in pieces)
