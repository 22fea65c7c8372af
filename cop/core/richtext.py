"""The one sanitiser: bleach, then nh3 as a second, independent wall."""

import html as html_entities
import re
from urllib.parse import urlsplit

import bleach
import nh3
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 20_000  # characters: bleach takes quadratic time on hostile nesting
TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "code", "pre"})
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener ugc"


class RichTextTooLong(ValueError):
    """More than MAX_LENGTH characters."""


def _attribute(tag: str, name: str, value: str) -> bool:
    if tag != "a" or name != "href":
        return False
    address = re.sub(
        r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\u00ad]", "", html_entities.unescape(value)
    )
    scheme = urlsplit(address).scheme.lower() if ":" in address.split("/")[0] else ""
    return scheme in SCHEMES or (
        not scheme and (address.startswith("#") or (address.startswith("/") and address[1:2] not in {"/", "\\"}))
    )


_cleaner = bleach.Cleaner(tags=TAGS, attributes=_attribute, protocols=SCHEMES, strip=True, strip_comments=True)


def _second_wall(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=REL,
        generic_attribute_prefixes=set(),
    )


def sanitise(html: str) -> str:
    """Clean HTML; raises RichTextTooLong."""
    if len(html) > MAX_LENGTH:
        raise RichTextTooLong(len(html))
    return _second_wall(_cleaner.clean(_second_wall(html)))


def safe_html(stored: str) -> SafeString:
    return mark_safe(_second_wall(stored or ""))  # noqa: S308


def plain_text(html: str, limit: int | None = None) -> str:
    text = " ".join(html_entities.unescape(re.sub(r"<[^>]+>", " ", html or "")).split())
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def is_empty(html: str) -> bool:
    return not re.sub(r"[\s\u200b-\u200f\ufeff]", "", plain_text(html))
