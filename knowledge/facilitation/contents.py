"""What is in the box of a workshop: papers that are made, and the files of its materials as they are stored."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cop.core.file_names import Names, plain_name
from cop.core.models import CommunityDocument
from cop.core.richtext import plain_lines
from cop.core.zipped import Item, stored_file, text_file
from knowledge.workshops import papers
from knowledge.workshops.models import MaterialKind, WorkshopMaterial, WorkshopPage
from knowledge.workshops.reading import Reading

README = "LEESMIJ.txt"
FOLDER = "materialen"
FOR_FACILITATOR = "alleen-voor-de-begeleider"


def items_of(workshop: WorkshopPage, reading: Reading, *, for_facilitator: bool) -> list[Item]:
    """In the order in which one needs them. `reading` holds what this person may see, and so does the box."""
    names = Names([README])
    files, links, missing = _of_materials(reading, names)
    context: dict[str, Any] = {**papers.context_of(workshop, reading), "for_facilitator": for_facilitator}
    items = [*_papers(context, names), *files]
    if links:
        items.append(Item(names.own("links.txt"), text_file("facilitation/links.txt", {**context, "links": links})))
    readme = text_file("facilitation/readme.txt", {**context, "items": items, "missing": missing})
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
    invitation = text_file("facilitation/invitation.txt", {**context, **words})
    return [*items, Item(names.own(plain_name(_("invitation"), "txt")), invitation)]


def _of_materials(reading: Reading, names: Names) -> tuple[list[Item], list[WorkshopMaterial], list[str]]:
    """Files, links, and titles of files that are not in the storage (any more)."""
    files, missing = [], []
    for document, title, folder in _documents(reading):
        content = stored_file(document.file)
        if content is None:
            missing.append(title)
        else:
            name = names.own(f"{folder}/{plain_name(title, document.file_extension)}")
            files.append(Item(name, content))
    return files, [material for material in reading.programme.materials if material.link], missing


def _documents(reading: Reading) -> Iterator[tuple[CommunityDocument, str, str]]:
    """(file, title, folder) of the materials, and of other files with the page."""
    for material in reading.programme.materials:
        if material.document is not None:
            folder = FOR_FACILITATOR if material.for_facilitator_only else FOLDER
            yield material.document, material.title, folder
    for attachment in reading.attachments:
        yield attachment.document, attachment.document.title, FOLDER
