"""@Name in a text: a link to a member, whether chosen from the list or typed by hand."""

import re

from django.urls import reverse

from cop.members.models import Member

_LINK = re.compile(r'<a [^>]*href="/leden/(\d+)/"[^>]*>@')
_TAG = re.compile(r"(<[^>]*>)")
_TYPED = re.compile(r"(?<![\w@.])@(\w[\w\'’.-]*(?: [\w\'’.-]+){0,4})")
_MENTION = re.compile(r'<a [^>]*href="/leden/\d+/"[^>]*>@[^<]*</a>')
#: Dutch, whatever language the site is read in: so are the texts that it stands in.
SOMEBODY = "een collega"
MOST = 10  # people mentioned in one post: more is a mailing


def mentioned_in(clean_body: str) -> list[int]:
    """Keys of at most MOST members, in the order of the text."""
    return list(dict.fromkeys(int(key) for key in _LINK.findall(clean_body)))[:MOST]


def without_names(clean_body: str) -> str:
    """The text with another word for each member who is mentioned, for where they did not agree to be named."""
    return _MENTION.sub(SOMEBODY, clean_body)


def link_typed_names(body: str) -> str:
    """`body` (HTML) with @Name as a link where exactly one admitted member has that name; before it is sanitised."""
    parts = _TAG.split(body)
    names = _known_names([found for part in parts[::2] for found in _TYPED.findall(part)])
    if not names:
        return body
    inside_link = 0
    for place, part in enumerate(parts):
        if place % 2:
            inside_link += part.startswith("<a ") - part.startswith("</a")
        elif not inside_link:
            parts[place] = _TYPED.sub(lambda found: _linked(found[1], names), part)
    return "".join(parts)


def _known_names(typed: list[str]) -> dict[str, int]:
    """{name in lower case: key} of members whose name is the beginning of what was typed."""
    beginnings = {
        " ".join(words[:count]) for text in typed for words in [text.split()] for count in range(1, len(words) + 1)
    }
    if not beginnings:
        return {}
    members = Member.objects.filter(status=Member.Status.ADMITTED, is_active=True)
    found: dict[str, list[int]] = {}
    # One name may be written in any case; SQLite and PostgreSQL both compare these in lower case.
    for name, key in members.filter(display_name__in=_variants(beginnings)).values_list("display_name", "pk"):
        found.setdefault(name.lower(), []).append(key)
    return {name: keys[0] for name, keys in found.items() if len(keys) == 1}


def _variants(beginnings: set[str]) -> set[str]:
    trimmed = {text.rstrip(".-'’") for text in beginnings}
    return beginnings | trimmed


def _linked(typed: str, names: dict[str, int]) -> str:
    words = typed.split(" ")
    for count in range(len(words), 0, -1):
        whole = " ".join(words[:count])
        name = whole.rstrip(".-'’")
        key = names.get(name.lower())
        if key is not None:
            rest = typed[len(name) :]
            return f'<a href="{reverse("people:show-member", args=[key])}">@{name}</a>{rest}'
    return f"@{typed}"
