"""What is in the box of a workshop: papers that are made, and the files of its materials as they are stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cop.core.models import CommunityDocument
from cop.core.richtext import plain_lines
from knowledge.facilitation.names import Names, plain_name
from knowledge.workshops import papers
from knowledge.workshops.models import MaterialKind, WorkshopMaterial, WorkshopPage
from knowledge.workshops.reading import Reading

CHUNK = 64 * 1024  # bytes that are in memory at one time
README = "LEESMIJ.txt"
FOLDER = "materialen"
FOR_FACILITATOR = "alleen-voor-de-begeleider"


@dataclass(frozen=True)
class StoredFile:
    """A file in the storage, read in pieces while it is sent. `size` in bytes."""

    document: CommunityDocument
    size: int

    def __iter__(self) -> Iterator[bytes]:
        with self.document.file.storage.open(self.document.file.name, "rb") as stored:
            while chunk := stored.read(CHUNK):
                yield chunk


@dataclass(frozen=True)
class Item:
    """`name` in the box, with its folder; `content` is all of it or a stored file."""

    name: str
    content: bytes | StoredFile


def items_of(workshop: WorkshopPage, reading: Reading, *, for_facilitator: bool) -> list[Item]:
    """In the order in which one needs them. `reading` holds what this person may see, and so does the box."""
    names = Names([README])
    files, links, missing = _of_materials(reading, names)
    context: dict[str, Any] = {**papers.context_of(workshop, reading), "for_facilitator": for_facilitator}
    items = [*_papers(context, names), *files]
    if links:
        items.append(Item(names.own("links.txt"), _text("facilitation/links.txt", {**context, "links": links})))
    readme = _text("facilitation/readme.txt", {**context, "items": items, "missing": missing})
    return [Item(README, readme), *items]


def _papers(context: dict[str, Any], names: Names) -> list[Item]:
    """The run sheet for who gives it; a paper that the workshop has of its own is not made once more."""
    materials = context["reading"].programme.materials
    own = {material.kind for material in materials if material.document and not material.for_facilitator_only}
    wanted = [(_("run-sheet"), papers.RUN_SHEET)] if context["for_facilitator"] else []
    if MaterialKind.PARTICIPANT_SHEET not in own:
        wanted.append((_("participant-sheet"), papers.PARTICIPANT_SHEET))
    if MaterialKind.EVALUATION not in own:
        wanted.append((_("evaluation-form"), papers.EVALUATION))
    items = []
    for title, template in wanted:
        paper = papers.paper_of(template, context)
        items.append(Item(names.own(plain_name(title, paper.extension)), paper.content))
    words = {"aim": plain_lines(context["page"].aim), "preparation": plain_lines(context["page"].preparation)}
    invitation = _text("facilitation/invitation.txt", {**context, **words})
    return [*items, Item(names.own(plain_name(_("invitation"), "txt")), invitation)]


def _of_materials(reading: Reading, names: Names) -> tuple[list[Item], list[WorkshopMaterial], list[str]]:
    """Files, links, and titles of files that are not in the storage (any more)."""
    files, missing = [], []
    for document, title, folder in _documents(reading):
        size = _size_of(document)
        if size is None:
            missing.append(title)
        else:
            name = names.own(f"{folder}/{plain_name(title, document.file_extension)}")
            files.append(Item(name, StoredFile(document, size)))
    return files, [material for material in reading.programme.materials if material.link], missing


def _documents(reading: Reading) -> Iterator[tuple[CommunityDocument, str, str]]:
    """(file, title, folder) of the materials, and of other files with the page."""
    for material in reading.programme.materials:
        if material.document is not None:
            folder = FOR_FACILITATOR if material.for_facilitator_only else FOLDER
            yield material.document, material.title, folder
    for attachment in reading.attachments:
        yield attachment.document, attachment.document.title, FOLDER


def _size_of(document: CommunityDocument) -> int | None:
    """What the storage says, not what was noted once: the length of the box is told before it is sent."""
    try:
        found: int = document.file.storage.size(document.file.name)
    except (OSError, NotImplementedError):
        return None
    return found


def _text(template: str, context: dict[str, Any]) -> bytes:
    """Lines end as on Windows, where many open them, and the letters say which they are."""
    lines = render_to_string(template, context).strip().splitlines()
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
