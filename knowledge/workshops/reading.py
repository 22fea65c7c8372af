"""What the page of one workshop shows, in a constant number of queries."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.publishing.models import PageAttachment, PageAuthor
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.programme import Programme, programme_of
from knowledge.workshops.times import Times

#: (field, title, the list's parameter) of the labels, as they are shown.
LABELS: tuple[tuple[str, str | Promise, str], ...] = (
    ("themes", _("Theme"), "thema"),
    ("target_groups", _("Target group"), "doelgroep"),
    ("learning_forms", _("Learning form"), "leervorm"),
    ("phases", _("Phase"), "fase"),
)


@dataclass(frozen=True)
class LabelGroup:
    title: str | Promise
    parameter: str
    terms: list[Any]


@dataclass(frozen=True)
class Reading:
    """A workshop as its readers see it: `lessons` as cards, `pages` of other types."""

    programme: Programme
    labels: list[LabelGroup]
    regions: list[Region]
    authors: list[PageAuthor]
    attachments: list[PageAttachment]
    lessons: list[LessonPage]
    pages: list[Page]


def reading_of(
    workshop: WorkshopPage, user: Any, *, for_facilitator: bool = False, times: Times | None = None
) -> Reading:
    labels = {name: list(getattr(workshop, name).all()) for name, _title, _parameter in LABELS}
    lessons, pages = _related(workshop, user)
    return Reading(
        programme=programme_of(workshop, for_facilitator=for_facilitator, times=times),
        labels=[LabelGroup(title, parameter, labels[name]) for name, title, parameter in LABELS if labels[name]],
        regions=[place.region for place in workshop.page_regions.select_related("region")],
        authors=list(workshop.page_authors.all()),
        attachments=list(workshop.attachments.select_related("document")),
        lessons=lessons,
        pages=pages,
    )


def _related(workshop: WorkshopPage, user: Any) -> tuple[list[LessonPage], list[Page]]:
    """What its author or an editor chose, as far as this person may read it."""
    chosen = [row.related_id for row in workshop.related_pages.all()]
    if not chosen:
        return [], []
    lessons = LessonPage.objects.visible_to(user).filter(pk__in=chosen).for_cards().in_bulk()
    others = Page.objects.filter(pk__in=[key for key in chosen if key not in lessons], live=True).specific()
    readable = {page.pk: page for page in others if page.may_be_read_by(user)}
    return (
        [lessons[key] for key in chosen if key in lessons],
        [readable[key] for key in chosen if key in readable],
    )
