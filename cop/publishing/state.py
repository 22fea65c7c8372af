"""Where a contribution stands, as its author reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from cop.moderation.models import Decision
from cop.publishing.contributions import contribution_types
from cop.publishing.models import PageAuthor


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    RETURNED = "returned", _("Sent back")
    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Published, with changes that only you see")
    ARCHIVED = "archived", _("Archived")
    HIDDEN = "hidden", _("Hidden by a moderator")
    TAKEN_OFF = "taken_off", _("Taken off the site")


#: Gives which of these pages are archived; the room that archives sets it.
ArchivedAmong = Callable[[list[int]], set[int]]
_archived_among: list[ArchivedAmong] = []


def register_archive(archived_among: ArchivedAmong) -> None:
    _archived_among[:] = [archived_among]


@dataclass(frozen=True)
class Standing:
    """Where a text stands; with one that was sent back, what the editor wrote."""

    state: State
    comment: str = ""
    reviewer: Any = None


@dataclass(frozen=True)
class Contribution:
    """A page of an author with where it stands, and what an editor or moderator wrote who sent it back or hid it."""

    page: Page
    state: State
    comment: str
    reviewer: Any

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title


def contributions_of(member: Any, *, limit: int | None = None, only_own: bool = False) -> list[Contribution]:
    """What somebody wrote or helps with, changed last first, in two queries, or four when something is not public any
    more. `only_own` leaves out what they help with.
    """
    mine = Q(pk__in=PageAuthor.objects.filter(member_id=member.pk).values("page_id"))
    for kind in [] if only_own else contribution_types():
        if kind.written_along is not None:
            mine |= Q(pk__in=kind.written_along(member))
    pages = Page.objects.filter(mine).order_by("-latest_revision_created_at", "-pk")
    return with_states(pages[:limit] if limit else pages)


def with_states(pages: Iterable[Page]) -> list[Contribution]:
    return [
        Contribution(page, standing.state, standing.comment, standing.reviewer)
        for page, standing in with_standings(pages)
    ]


def with_standings(texts: Iterable[Any]) -> list[tuple[Any, Standing]]:
    """Each text with where it stands; all texts are of one kind. Two queries more at most, whatever their number."""
    found = list(texts)
    states, archived = _active_states(found), _archived(found)
    hidden = Decision.objects.hiding(found)
    return [
        (text, _standing(text, states.get(str(text.pk)), hidden.get(text.pk), text.pk in archived)) for text in found
    ]


def _archived(texts: list[Any]) -> set[int]:
    """Keys of those that are archived; only pages can be."""
    pages = [text.pk for text in texts if isinstance(text, Page) and text.first_published_at and not text.live]
    return _archived_among[0](pages) if pages and _archived_among else set()


def _active_states(texts: list[Any]) -> dict[str, WorkflowState]:
    if not texts:
        return {}
    active = WorkflowState.objects.active().filter(
        base_content_type=texts[0].get_base_content_type(), object_id__in=[str(text.pk) for text in texts]
    )
    return {state.object_id: state for state in active.select_related("current_task_state__finished_by")}


def _standing(text: Any, state: WorkflowState | None, hidden: Decision | None, is_archived: bool) -> Standing:
    task_state = state.current_task_state if state else None
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = task_state.comment if task_state else ""
        return Standing(State.RETURNED, comment, task_state.finished_by if task_state else None)
    if state is None and hidden is not None:
        return Standing(State.HIDDEN, hidden.to_authors)
    return Standing(_plain_state(text, state, is_archived))


def _plain_state(text: Any, state: WorkflowState | None, is_archived: bool) -> State:
    if state is not None:
        return State.IN_REVIEW
    if text.live:
        return State.CHANGED if text.has_unpublished_changes else State.PUBLISHED
    if not text.first_published_at:
        return State.DRAFT
    return State.ARCHIVED if is_archived else State.TAKEN_OFF
