"""What machines may know of public lessons: all that a visitor reads, in fields."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.opendata.shown import choice_of, labels_of, regions_of, with_regions
from knowledge.lessons.filters import FACETS
from knowledge.lessons.models import LessonPage
from knowledge.lessons.reading import FIGURES, SECTIONS


def rows(lessons: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in seven queries more whatever their number."""
    return lessons.select_related("organisation").prefetch_related(
        "themes",
        "trends",
        "target_groups",
        "phases",
        "page_authors",
        "makeover_notes",
        with_regions(),
    )


def _sections(lesson: LessonPage) -> list[dict[str, str]]:
    told = ((name, title, getattr(lesson, name)) for name, title in SECTIONS)
    return [{"slug": name, "title": str(title), "html": str(safe_html(html))} for name, title, html in told if html]


def _figures(lesson: LessonPage) -> dict[str, int]:
    known = {name: getattr(lesson, name) for name in FIGURES}
    return {name: number for name, number in known.items() if number is not None}


def _organisation(lesson: LessonPage) -> dict[str, str] | None:
    body = lesson.organisation
    return {"slug": body.slug, "name": body.name} if body else None


def _authors(lesson: LessonPage) -> list[str]:
    return [author.name or _("Former member") for author in lesson.page_authors.all()]


def _makeover(lesson: LessonPage) -> dict[str, Any] | None:
    if not lesson.has_makeover:
        return None
    notes = [{"was": note.was, "became": note.became, "why": note.why} for note in lesson.makeover_notes.all()]
    return {"from": lesson.makeover_from, "to": lesson.makeover_to, "notes": notes}


def _evidence(lesson: LessonPage) -> dict[str, Any]:
    return {
        "step": choice_of(lesson, "evidence"),
        "checked_on": lesson.evidence_checked_on,
        "organisations": lesson.tried_organisations,
        "regions": lesson.tried_regions,
        "worked": lesson.tried_worked,
        "partly": lesson.tried_partly,
        "not": lesson.tried_not,
        "last_tried_on": lesson.last_tried_on,
    }


LESSONS = OpenPages(
    model="lessons.LessonPage",
    section="lessen",
    changed="changed_at",
    rows=rows,
    labels={facet.parameter: facet.lookup for facet in FACETS},
    fields=(
        open_field("summary", lambda lesson: lesson.summary),
        open_field("kind", lambda lesson: choice_of(lesson, "kind")),
        open_field("outcome", lambda lesson: choice_of(lesson, "outcome")),
        open_field("sections", _sections),
        open_field("figures", _figures),
        open_field("labels", labels_of("themes", "target_groups", "phases", "trends")),
        open_field("regions", regions_of),
        open_field("organisation", _organisation),
        open_field("authors", _authors),
        open_field("practice_start", lambda lesson: lesson.practice_start),
        open_field("practice_end", lambda lesson: lesson.practice_end),
        open_field("listed_at", lambda lesson: lesson.listed_at),
        open_field("changed_at", lambda lesson: lesson.changed_at),
        open_field("last_checked_on", lambda lesson: lesson.last_checked_on),
        open_field("evidence", _evidence),
        open_field("makeover", _makeover),
    ),
)
LESSON_INDEX = OpenPages(
    model="lessons.LessonIndexPage",
    section="lijsten",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
