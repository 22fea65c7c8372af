"""The parts of a lesson in its history, in the order in which readers see them, each in plain words."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from cop.care.history import Part, register_history
from cop.core.richtext import plain_lines
from knowledge.lessons.models import LessonPage
from knowledge.lessons.reading import FIGURES, LABELS, SECTIONS


def register() -> None:
    register_history(
        "lessons.LessonPage",
        (
            Part(_("Title"), ("title",), lambda lesson: lesson.title),
            Part(_("In one sentence"), ("summary",), lambda lesson: lesson.summary),
            Part(_("Outcome"), ("outcome",), lambda lesson: lesson.get_outcome_display()),
            *(_section(name, title) for name, title in SECTIONS),
            Part(_("Vacancy text"), ("makeover_from", "makeover_to", "makeover_notes"), _makeover),
            Part(_("Figures"), FIGURES, _figures),
            Part(_("Practice"), ("practice_start", "practice_end"), _practice),
            *(Part(title, (name,), _names(name)) for name, title, _parameter in LABELS),
            Part(_("Regions"), ("page_regions",), _regions),
            Part(_("Organisation"), ("organisation",), lambda lesson: str(lesson.organisation or "")),
            Part(_("Files"), ("attachments",), _files),
        ),
    )


def _section(name: str, title: Any) -> Part:
    if name == "did_not_work":
        return Part(title, (name, "did_not_work_unknown"), _did_not_work)
    return Part(title, (name,), lambda lesson: plain_lines(getattr(lesson, name)))


def _did_not_work(lesson: LessonPage) -> str:
    return plain_lines(lesson.did_not_work) or (str(_("Not yet known.")) if lesson.did_not_work_unknown else "")


def _makeover(lesson: LessonPage) -> str:
    notes = [f"{note.was} → {note.became}: {note.why}" for note in lesson.makeover_notes.all()]
    return "\n\n".join(part for part in (lesson.makeover_from, lesson.makeover_to, *notes) if part)


def _figures(lesson: LessonPage) -> str:
    known = ((name, getattr(lesson, name)) for name in FIGURES)
    labels = {name: str(LessonPage._meta.get_field(name).verbose_name).capitalize() for name in FIGURES}
    return "\n".join(
        f"{labels[name]}: {number_format(number, force_grouping=True)}" for name, number in known if number is not None
    )


def _practice(lesson: LessonPage) -> str:
    return " - ".join(date_format(day, "F Y") for day in (lesson.practice_start, lesson.practice_end) if day)


def _names(field: str) -> Callable[[LessonPage], str]:
    return lambda lesson: "\n".join(str(term) for term in getattr(lesson, field).all())


def _regions(lesson: LessonPage) -> str:
    return "\n".join(sorted(place.region.name for place in lesson.page_regions.all()))


def _files(lesson: LessonPage) -> str:
    return "\n".join(attachment.document.title for attachment in lesson.attachments.all())
