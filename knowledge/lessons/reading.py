"""What the page of one lesson shows, in a constant number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core.permissions import may_open_admin
from cop.publishing.models import PageAttachment, PageAuthor
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage

SECTIONS: tuple[tuple[str, str | Promise], ...] = (
    ("situation", _("The situation")),
    ("approach", _("What we tried")),
    ("result", _("What happened")),
    ("did_not_work", _("What did not work")),
    ("conditions", _("What you need")),
    ("would_do_differently", _("What we would do differently")),
    ("tip", _("Tip for a colleague")),
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
RELATED = 3


@dataclass(frozen=True)
class Section:
    """A part of the story: `slug` for links, `html` as it is stored."""

    slug: str
    title: str | Promise
    html: str


@dataclass(frozen=True)
class LabelGroup:
    title: str | Promise
    parameter: str
    terms: list[Any]


@dataclass(frozen=True)
class Reading:
    """A lesson as its readers see it."""

    sections: list[Section]
    figures: list[tuple[str, int]]
    labels: list[LabelGroup]
    regions: list[Region]
    authors: list[PageAuthor]
    attachments: list[PageAttachment]
    related: list[LessonPage]
    is_author: bool
    may_curate: bool


def reading_of(lesson: LessonPage, user: Any) -> Reading:
    regions = [page_region.region for page_region in lesson.page_regions.select_related("region")]
    authors = list(lesson.page_authors.all())
    themes = list(lesson.themes.all())
    return Reading(
        sections=[Section(name, title, getattr(lesson, name)) for name, title in SECTIONS if getattr(lesson, name)],
        figures=_figures(lesson),
        labels=_labels(lesson, themes),
        regions=regions,
        authors=authors,
        attachments=list(lesson.attachments.select_related("document")),
        related=related_to(lesson, themes, regions, user),
        is_author=bool(user.is_authenticated) and any(author.member_id == user.pk for author in authors),
        may_curate=may_open_admin(user) and lesson.permissions_for_user(user).can_edit(),
    )


def related_to(lesson: LessonPage, themes: list[Any], regions: list[Region], user: Any) -> list[LessonPage]:
    """Other lessons on the same themes, newest first; from the same region when the theme gives none."""
    near = Q(themes__in=themes) if themes else Q(page_regions__region__in=regions)
    keys = LessonPage.objects.filter(near).exclude(pk=lesson.pk).values("pk")
    lessons = LessonPage.objects.visible_to(user).filter(pk__in=keys).for_cards()
    return list(lessons.order_by("-listed_at")[:RELATED])


def _figures(lesson: LessonPage) -> list[tuple[str, int]]:
    known = ((name, getattr(lesson, name)) for name in FIGURES)
    return [(str(lesson._meta.get_field(name).verbose_name), number) for name, number in known if number is not None]


def _labels(lesson: LessonPage, themes: list[Any]) -> list[LabelGroup]:
    groups = [
        LabelGroup(_("Theme"), "thema", themes),
        LabelGroup(_("Target group"), "doelgroep", list(lesson.target_groups.all())),
        LabelGroup(_("Phase"), "fase", list(lesson.phases.all())),
        LabelGroup(_("Trend"), "", list(lesson.trends.all())),
    ]
    return [group for group in groups if group.terms]
