"""What the page of one lesson shows, in a constant number of queries."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.labels_shown import LabelGroup, Shown, label_groups
from cop.core.permissions import is_admitted
from cop.publishing.models import PageAttachment, PageAuthor
from cop.regions.models import Region
from knowledge.lessons.models import LessonIndexPage, LessonPage
from knowledge.lessons.related import Related, related_to
from knowledge.vacancies.reading import Makeover, makeover_of

SECTIONS: tuple[tuple[str, str | Promise], ...] = (
    ("situation", _("The situation")),
    ("approach", _("What we tried")),
    ("result", _("What happened")),
    ("did_not_work", _("What did not work")),
    ("conditions", _("What you need")),
    ("would_do_differently", _("What we would do differently")),
    ("tip", _("Tip for a colleague")),
)
#: (field, title, the list's parameter) of the labels, as they are shown.
LABELS: tuple[Shown, ...] = (
    ("themes", _("Theme"), "thema"),
    ("target_groups", _("Target group"), "doelgroep"),
    ("phases", _("Phase"), "fase"),
    ("trends", _("Trend"), ""),
)
FIGURES = (
    "vacancies",
    "applicants",
    "suitable_candidates",
    "hires",
    "in_service_after_year",
    "weeks_to_hire",
    "hours_spent",
    "euros_spent",
)


@dataclass(frozen=True)
class Section:
    """A part of the story: `slug` for links, `html` as it is stored."""

    slug: str
    title: str | Promise
    html: str


@dataclass(frozen=True)
class Reading:
    """A lesson as its readers see it."""

    makeover: Makeover | None
    sections: list[Section]
    figures: list[tuple[str, int]]
    labels: list[LabelGroup]
    regions: list[Region]
    authors: list[PageAuthor]
    attachments: list[PageAttachment]
    related: Related


def kept_as(lesson: LessonPage, user: Any, *, is_preview: bool) -> str:
    """Under what the rendered article is kept: its published version, the list's generation, and the audience.

    Nothing about a person. A preview is kept under a name that is used once.
    """
    if is_preview:
        return f"preview-{uuid4()}"
    generation = (
        getattr(lesson, "generation", None) or LessonIndexPage.objects.values_list("generation", flat=True).get()
    )
    audience = "members" if is_admitted(user) else "visitors"
    return f"{lesson.pk}-{lesson.live_revision_id}-{generation}-{audience}"


def reading_of(lesson: LessonPage, user: Any) -> Reading:
    regions = [page_region.region for page_region in lesson.page_regions.select_related("region")]
    authors = list(lesson.page_authors.all())
    groups = label_groups(lesson, LABELS)
    return Reading(
        makeover=makeover_of(lesson),
        sections=[Section(name, title, getattr(lesson, name)) for name, title in SECTIONS if getattr(lesson, name)],
        figures=_figures(lesson),
        labels=groups,
        regions=regions,
        authors=authors,
        attachments=list(lesson.attachments.select_related("document")),
        related=related_to(lesson, {group.field: group.terms for group in groups}, regions, user),
    )


def _figures(lesson: LessonPage) -> list[tuple[str, int]]:
    known = ((name, getattr(lesson, name)) for name in FIGURES)
    return [(str(lesson._meta.get_field(name).verbose_name), number) for name, number in known if number is not None]
