"""What the page of one workshop shows, in a constant number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.labels_shown import LabelGroup, Shown, label_groups
from cop.publishing.models import PageAttachment, PageAuthor
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage
from knowledge.workshops.programme import Programme, programme_of
from knowledge.workshops.times import Times

#: (field, title, the list's parameter) of the labels, as they are shown.
LABELS: tuple[Shown, ...] = (
    ("themes", _("Theme"), "thema"),
    ("target_groups", _("Target group"), "doelgroep"),
    ("learning_forms", _("Learning form"), "leervorm"),
    ("phases", _("Phase"), "fase"),
)


@dataclass(frozen=True)
class Related:
    """`lessons` as cards, `pages` of other types."""

    lessons: list[LessonPage]
    pages: list[Page]


@dataclass
class Reading:
    """A workshop as one reader sees it. Each part is asked of the database when it is used, once."""

    workshop: WorkshopPage
    user: Any
    for_facilitator: bool = False
    times: Times | None = None

    @cached_property
    def programme(self) -> Programme:
        return programme_of(self.workshop, for_facilitator=self.for_facilitator, times=self.times)

    @cached_property
    def labels(self) -> list[LabelGroup]:
        return label_groups(self.workshop, LABELS)

    @cached_property
    def regions(self) -> list[Region]:
        return [place.region for place in self.workshop.page_regions.select_related("region")]

    @cached_property
    def authors(self) -> list[PageAuthor]:
        return list(self.workshop.page_authors.all())

    @cached_property
    def attachments(self) -> list[PageAttachment]:
        return list(self.workshop.attachments.select_related("document"))

    @cached_property
    def related(self) -> Related:
        return related_to(self.workshop, self.user)


def kept_as(workshop: WorkshopPage, *, is_preview: bool) -> str:
    """Under what the rendered page is kept: its published version and the list's generation. Nothing about a person:
    whoever may read it reads the same. A preview is kept under a name that is used once.
    """
    if is_preview:
        return f"preview-{uuid4()}"
    generation = getattr(workshop, "generation", None)
    if generation is None:
        generation = WorkshopIndexPage.objects.values_list("generation", flat=True).get()
    return f"{workshop.pk}-{workshop.live_revision_id}-{generation}"


def related_to(workshop: WorkshopPage, user: Any) -> Related:
    """What its author or an editor chose, as far as this person may read it."""
    chosen = [row.related_id for row in workshop.related_pages.all()]
    if not chosen:
        return Related([], [])
    lessons = LessonPage.objects.visible_to(user).filter(pk__in=chosen).for_cards().in_bulk()
    others = Page.objects.filter(pk__in=[key for key in chosen if key not in lessons], live=True).specific()
    readable = {page.pk: page for page in others if page.may_be_read_by(user)}
    return Related(
        [lessons[key] for key in chosen if key in lessons],
        [readable[key] for key in chosen if key in readable],
    )
