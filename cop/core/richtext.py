"""The one sanitiser of member HTML: bleach with its own check of addresses, and nh3 as a second, independent wall.

bleach is no longer developed: as it stands it lets `javascript:1` through and takes quadratic time on hostile nesting.
So the text is capped, nh3 (a parser of its own, linear) goes first and makes it well-formed, bleach checks with the
rule below, and nh3 has the last word. Only this module may mark anything safe.
"""

import html as entities
import json
import re
from typing import Any
from urllib.parse import urlsplit

import bleach
import nh3
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 20_000  # characters
DEEPEST = 40  # elements inside one another
TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "code", "pre"})
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener ugc"
# Word processors and old editors mean these; readers' browsers make no difference.
_MEANT = {"b": "strong", "i": "em"}
_ENDS_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# White space, controls, and characters that nobody sees but a browser may skip when it reads a scheme.
_UNSEEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]"
)


class RichTextTooLong(ValueError):
    """More than MAX_LENGTH characters."""


def sanitise(html: str) -> str:
    """`html` with nothing but the allowed tags, links with http, https, mailto or an address on this site.

    Well-formed, and the same after a second pass. Raises RichTextTooLong over MAX_LENGTH characters.
    """
    if len(html) > MAX_LENGTH:
        raise RichTextTooLong(len(html))
    well_formed = _mean(nh3.clean(html, tags={*TAGS, *_MEANT}, attributes=_ATTRIBUTES, link_rel=None))
    if _depth(well_formed) > DEEPEST:
        # Nobody writes this; bleach would take a second for it. The words stay.
        well_formed = f"<p>{entities.escape(plain_text(well_formed))}</p>"
    return _last_word(_cleaner.clean(well_formed))


def safe_html(stored: str) -> SafeString:
    """Stored HTML for a template. A clean text comes out unchanged; a row written around the forms is safe as well."""
    return mark_safe(_last_word(stored or ""))  # noqa: S308


def json_in_html(data: Any) -> SafeString:
    """JSON for inside a <script> that holds data: what could end the element is written as an escape."""
    text = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder)
    return mark_safe(text.translate(_ENDS_SCRIPT))  # noqa: S308


def plain_text(html: str, limit: int | None = None) -> str:
    """The words without markup, for summaries, mails and search; at most `limit` characters."""
    text = " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", html or "")).split())
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def plain_lines(html: str) -> str:
    """The words without markup, each paragraph, heading and item of a list on a line of its own."""
    lines = re.sub(r"<br\s*/?>|</(?:p|li|h3|h4|blockquote|pre)>", "\n", html or "")
    return "\n".join(filter(None, (plain_text(line) for line in lines.splitlines())))


def to_typed(html: str) -> str:
    """Stored HTML as somebody would type it without an editor: blank lines between paragraphs, "- " before items."""
    text = re.sub(r"<li[^>]*>", "- ", re.sub(r"<br[^>]*>", "\n", html or ""))
    text = re.sub(r"</(p|h3|h4|blockquote|pre|ul|ol)>", "\n\n", re.sub(r"</li>", "\n", text))
    return re.sub(r"\n{3,}", "\n\n", entities.unescape(re.sub(r"<[^>]+>", "", text))).strip()


def has_formatting(html: str) -> bool:
    """True when `to_typed` would lose something."""
    return bool(re.search(r"<(?!/|p>|br>|br />)", html or ""))


def is_empty(html: str) -> bool:
    """True when there is nothing to read, such as in the empty paragraph that editors leave."""
    return not _UNSEEN.sub("", plain_text(html))


def _is_allowed_address(value: str) -> bool:
    """http, https, mailto, a path on this site or a place on this page; read as a browser may read it."""
    address = _UNSEEN.sub("", entities.unescape(value))
    if address.startswith(("//", "/\\", "\\")):
        return False
    if address.startswith(("/", "#", "?")):
        return True
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    return scheme in SCHEMES and address.lower().startswith(f"{scheme}:")


def _allow_attribute(tag: str, name: str, value: str) -> bool:
    return tag == "a" and name == "href" and _is_allowed_address(value)


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    return value if name == "rel" or _allow_attribute(tag, name, value) else None


def _mean(html: str) -> str:
    """<b> as <strong> and <i> as <em>; after nh3 these tags have no attributes."""
    return re.sub(r"<(/?)(b|i)>", lambda found: f"<{found[1]}{_MEANT[found[2]]}>", html)


def _depth(well_formed: str) -> int:
    """How many elements stand inside one another at most."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)(?!br\b)[a-z]", well_formed):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _last_word(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes=set(SCHEMES),
        link_rel=REL,
        generic_attribute_prefixes=set(),
    )


# "*" switches off that nh3 keeps `title` and `lang` on every tag.
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}}
_cleaner = bleach.Cleaner(tags=TAGS, attributes=_allow_attribute, protocols=SCHEMES, strip=True, strip_comments=True)
