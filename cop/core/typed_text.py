"""Formatted text as somebody types it without the editor, and back: Markdown, for who has no JavaScript.

Both ways are one another's inverse for what the editor makes, so that nothing is lost when a text is saved unread.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdownify import MarkdownConverter

#: Marks that mean something wherever they stand, and those that do so at the start of a line alone.
_ANYWHERE = re.compile(r"([\\*`\[<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
_AT_START = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$))|(?=>|~~~|(?:[+-]|#{1,6})(?:\s|$))))", re.MULTILINE)
_AFTER_BLOCK = re.compile(r"(</?(?:p|ul|ol|li|blockquote|h3|h4|pre)>)\n")
#: Without what the site's texts do not have: pictures, rules, code by indent, and headings that a line below makes.
_MARKDOWN = MarkdownIt("commonmark", {"breaks": True, "html": True}).disable(
    ["code", "hr", "lheading", "reference", "image"]
)


class _Typed(MarkdownConverter):
    def convert_br(self, el: object, text: str, parent_tags: set[str]) -> str:
        return "\n"

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Fewer marks than the library's own: it would write a backslash in most sentences."""
        return _AT_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\1", text))


def to_typed(html: str) -> str:
    """Sanitised HTML as Markdown."""
    return str(_Typed(heading_style="atx", bullets="-").convert(html or "")).strip()


def from_typed(text: str) -> str:
    """HTML of Markdown, as the editor would have made it; not sanitised: tags that somebody types go through."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        _as_the_editor(token)
    html = str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
    return _AFTER_BLOCK.sub(r"\1", html).replace("<br />\n", "<br>").replace("\n</code>", "</code>").strip()


def _as_the_editor(token: Token) -> None:
    """Headings of two sizes, a paragraph in each item of a list, and nothing that the site would take out."""
    token.hidden = False
    token.info = ""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = "h3" if token.tag in {"h1", "h2", "h3"} else "h4"
    if token.type == "ordered_list_open":
        token.attrs = {}
