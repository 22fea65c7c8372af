"""The parts of a workshop in its history, each in plain words. Readers see it: nothing for the facilitator is in it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.care.history import Part, register_history
from cop.core.richtext import plain_lines
from knowledge.workshops.models import WorkshopPage, WorkshopPart
from knowledge.workshops.reading import LABELS


def register() -> None:
    register_history(
        "workshops.WorkshopPage",
        (
            Part(_("Title"), ("title",), lambda workshop: workshop.title),
            Part(_("In one sentence"), ("summary",), lambda workshop: workshop.summary),
            Part(_("Aim"), ("aim",), lambda workshop: plain_lines(workshop.aim)),
            Part(_("For whom"), ("audience",), lambda workshop: workshop.audience),
            Part(_("Group"), ("group_min", "group_max"), _group),
            Part(_("Level"), ("level",), lambda workshop: workshop.get_level_display()),
            Part(_("Beforehand"), ("preparation",), lambda workshop: plain_lines(workshop.preparation)),
            Part(_("Programme"), ("parts",), lambda workshop: "\n\n".join(map(_told, workshop.parts.all()))),
            Part(_("Materials"), ("materials",), _materials),
            *(Part(title, (name,), _names(name)) for name, title, _parameter in LABELS),
        ),
    )


def _group(workshop: WorkshopPage) -> str:
    return " - ".join(str(number) for number in (workshop.group_min, workshop.group_max) if number)


def _told(part: WorkshopPart) -> str:
    lines = (f"{part.title} ({part.minutes})", part.aim, part.method, plain_lines(part.steps), part.takeaway)
    return "\n".join(filter(None, lines))


def _materials(workshop: WorkshopPage) -> str:
    shown = (material for material in workshop.materials.all() if not material.for_facilitator_only)
    return "\n".join(": ".join(filter(None, (material.title, material.description))) for material in shown)


def _names(field: str) -> Callable[[Any], str]:
    return lambda workshop: "\n".join(str(term) for term in getattr(workshop, field).all())
