"""Downloads of several files: made in memory where they are small, read from the storage in pieces while they are sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models.fields.files import FieldFile
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from zipstream import ZipStream

CHUNK = 64 * 1024  # bytes that are in memory at one time


@dataclass(frozen=True)
class StoredFile:
    """`size` in bytes."""

    stored: FieldFile
    size: int

    def __iter__(self) -> Iterator[bytes]:
        with self.stored.storage.open(self.stored.name, "rb") as opened:
            while chunk := opened.read(CHUNK):
                yield chunk


@dataclass(frozen=True)
class Item:
    """`name` in the download, with its folder; `content` is all of it or a stored file."""

    name: str
    content: bytes | StoredFile


def stored_file(stored: FieldFile) -> StoredFile | None:
    """None for what is not in the storage (any more). The size is what the storage says, not what was noted once:
    the length of a download is told before it is sent.
    """
    try:
        return StoredFile(stored, stored.storage.size(stored.name))
    except (OSError, NotImplementedError):  # gone, or kept where no size is known: the list of what is missing names it
        return None


def boxed(items: Iterable[Item]) -> ZipStream:
    """Stored and not packed: office files and PDF are packed already, and so the length is known."""
    box = ZipStream(sized=True)
    for item in items:
        size = item.content.size if isinstance(item.content, StoredFile) else None
        box.add(item.content, item.name, size=size)
    return box


def zip_download(items: Iterable[Item], name: str) -> StreamingHttpResponse:
    """Whoever sends it says how long it may be kept."""
    box = boxed(items)
    response = StreamingHttpResponse(box, content_type="application/zip")
    response["Content-Length"] = str(len(box))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def text_file(template: str, context: dict[str, Any]) -> bytes:
    """Lines end as on Windows, where many open them, and the letters say which they are."""
    lines = render_to_string(template, context).strip().splitlines()
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
