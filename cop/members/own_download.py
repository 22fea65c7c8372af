"""Everything that is kept of a member as one download: for machines as JSON, for people as pages that a browser opens."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cop.core.file_names import Names, plain_name
from cop.core.richtext import plain_lines
from cop.core.zipped import Item, stored_file, text_file
from cop.members.models import Member
from cop.members.own_data import OwnPart, Row, own_parts

README, INDEX = "LEESMIJ.txt", "index.html"
FILES = "bestanden"


@dataclass(frozen=True)
class Told:
    """A field of a row as a person reads it: a text, a list of texts, or rows again."""

    word: str
    text: str = ""
    texts: tuple[str, ...] = ()
    rows: tuple[tuple["Told", ...], ...] = ()


@dataclass(frozen=True)
class PartRead:
    """A part with its rows, the names of its files in the download, and of those that could not be found."""

    part: OwnPart
    rows: list[Row]
    files: list[Item]
    missing: list[str]

    @property
    def for_people(self) -> list[tuple[Told, ...]]:
        return [_told(self.part, row) for row in self.rows]


def items_for(member: Member) -> list[Item]:
    """Rows are read before the first byte is sent, so that what fails is a page that says so and not half a download;
    files are read while they are sent.
    """
    names = Names([README, INDEX])
    read = [_read(part, member, names) for part in own_parts()]
    context = {"member": member, "parts": read, "made_at": timezone.now()}
    items = [
        Item(README, text_file("members/own_data/readme.txt", context)),
        Item(INDEX, render_to_string("members/own_data/index.html", context).encode()),
    ]
    for one in read:
        items += [*_pages_of(one, context), *one.files]
    return items


def _read(part: OwnPart, member: Member, names: Names) -> PartRead:
    files, missing = [], []
    for own in part.files(member) if part.files else ():
        content = stored_file(own.stored)
        stem, _dot, extension = own.name.rpartition(".")
        name = plain_name(stem or own.name, extension if stem else "")
        if content is None:
            missing.append(own.name)
        else:
            files.append(Item(names.own(f"{FILES}/{part.key}/{name}"), content))
    return PartRead(part, list(part.read(member)), files, missing)


def _pages_of(one: PartRead, context: dict[str, Any]) -> Iterator[Item]:
    told = {"part": one.part.key, "title": str(one.part.title), "rows": one.rows}
    text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    yield Item(f"{one.part.key}.json", text.encode())
    page = render_to_string("members/own_data/part.html", {**context, "one": one})
    yield Item(f"{one.part.key}.html", page.encode())


def _told(part: OwnPart, row: Row) -> tuple[Told, ...]:
    """Fields that hold something, in their order."""
    told = (_field(part, name, value) for name, value in row.items())
    return tuple(field for field in told if field.text or field.texts or field.rows)


def _field(part: OwnPart, name: str, value: Any) -> Told:
    word = part.word_of(name)
    if not isinstance(value, (list, tuple)):
        text = _text(value)
        return Told(word, plain_lines(text) if name in part.member_html else text)
    if value and isinstance(value[0], dict):
        return Told(word, rows=tuple(_told(part, one) for one in value))
    return Told(word, texts=tuple(_text(one) for one in value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return "" if value is None else str(value)
