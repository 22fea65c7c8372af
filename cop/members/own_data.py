"""What is kept of a member, for who asks to see it. Each room registers its own part in `AppConfig.ready`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member

Row = dict[str, Any]
#: Rows of values that `DjangoJSONEncoder` writes; in the same number of queries whatever their number.
Read = Callable[[Member], Iterable[Row]]


@dataclass(frozen=True)
class OwnFile:
    """A file of the member. `name` is how they know it; what is stored is read in pieces while it is sent."""

    name: str
    stored: FieldFile


Files = Callable[[Member], Iterable[OwnFile]]


@dataclass(frozen=True)
class OwnPart:
    """`seen_by` and `kept` each say in a sentence who reads it, and how long it stays.

    `words` names the fields of a row for people; those in `member_html` hold text with formatting.
    """

    key: str
    title: str | Promise
    read: Read
    seen_by: str | Promise = ""
    kept: str | Promise = ""
    words: Mapping[str, str | Promise] | None = None
    member_html: tuple[str, ...] = ()
    files: Files | None = None
    order: int = 50

    def word_of(self, name: str) -> str:
        """What a person calls this field of a row."""
        return capfirst(str((self.words or {}).get(name, name.replace("_", " "))))


def address_of(page: Any) -> str:
    """Where a page stands, or stood, as one types it in; "" for one that is nowhere on the site."""
    url = page.get_url()
    return f"{settings.BASE_URL}{url}" if url else ""


#: What people call the fields that `page_rows` gives.
PAGE_WORDS = {"title": _("title"), "address": _("address")}


def page_rows(found: Iterable[Any], field: str, *more: str) -> list[Row]:
    """Of rows that say something of a page: its title and address, and `more` columns. `field` holds the page."""
    return [
        {
            "title": getattr(one, field).title,
            "address": address_of(getattr(one, field)),
            **{name: getattr(one, name) for name in more},
        }
        for one in found
    ]


_parts: dict[str, OwnPart] = {}


def register_own_data(key: str, title: str | Promise, read: Read, **more: Any) -> None:
    """`key` is the name of its files ("berichten"); `more` is what `OwnPart` has further. Nothing of others goes in:
    no judgement that colleagues wrote among themselves, no address of somebody else.
    """
    _parts[key] = OwnPart(key, title, read, **more)


def own_parts() -> list[OwnPart]:
    return sorted(_parts.values(), key=lambda part: (part.order, part.key))
