"""Where a contribution stands, as its author reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from cop.moderation.models import Decision


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
class Contribution:
    """A page of an author with where it stands, and what an editor or moderator wrote who sent it back or hid it."""

    page: Page
    state: State
    comment: str
    reviewer: Any

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title


def contributions_of(member: Any, *, limit: int | None = None) -> list[Contribution]:
    """What somebody wrote, changed last first, in two queries, or four when something is not public any more."""
    pages = Page.objects.filter(page_authors__member_id=member.pk).order_by("-latest_revision_created_at", "-pk")
    return with_states(pages[:limit] if limit else pages)


def with_states(pages: Iterable[Page]) -> list[Contribution]:
    found = list(pages)
    states, archived = _active_states(found), _archived(found)
    hidden = Decision.objects.hiding(found)
    return [_contribution(page, states.get(str(page.pk)), hidden.get(page.pk), page.pk in archived) for page in found]


def _archived(pages: list[Page]) -> set[int]:
    out_of_use = [page.pk for page in pages if page.first_published_at and not page.live]
    return _archived_among[0](out_of_use) if out_of_use and _archived_among else set()


def _active_states(pages: list[Page]) -> dict[str, WorkflowState]:
    if not pages:
        return {}
    active = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(page.pk) for page in pages]
    )
    return {state.object_id: state for state in active.select_related("current_task_state__finished_by")}


def _contribution(page: Page, state: WorkflowState | None, hidden: Decision | None, is_archived: bool) -> Contribution:
    task_state = state.current_task_state if state else None
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = task_state.comment if task_state else ""
        return Contribution(page, State.RETURNED, comment, task_state.finished_by if task_state else None)
    if state is None and hidden is not None:
        return Contribution(page, State.HIDDEN, hidden.to_authors, None)
    return Contribution(page, _plain_state(page, state, is_archived), "", None)


def _plain_state(page: Page, state: WorkflowState | None, is_archived: bool) -> State:
    if state is not None:
        return State.IN_REVIEW
    if page.live:
        return State.CHANGED if page.has_unpublished_changes else State.PUBLISHED
    if not page.first_published_at:
        return State.DRAFT
    return State.ARCHIVED if is_archived else State.TAKEN_OFF
