"""Making a lesson of a discussion."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.mentions import without_names
from cop.discussions.models import ThreadPage
from cop.discussions.services.locking import lock_thread
from cop.members.models import Member
from cop.publishing.services import save_draft, start_draft
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion
from knowledge.lessons.contribution import LESSON
from knowledge.lessons.crediting import best_answer_of, posters_of
from knowledge.lessons.models import LessonPage
from knowledge.lessons.permissions import can_become_lesson, may_make_lesson
from knowledge.lessons.services.crediting import ask_credits

NAMESPACE = UUID("5a0f6d0e-0c53-4a57-9d2f-3c0f6f2f5b8e")


def lesson_being_made(*, thread: ThreadPage, by: Member) -> LessonPage | None:
    """What this member made of this discussion before."""
    return LessonPage.objects.filter(request_key=_key(thread, by)).first()


@transaction.atomic
def make_lesson_of_thread(*, thread: ThreadPage, by: Member, credited: Iterable[Member] = ()) -> LessonPage:
    """A draft of `by`, for members until they choose otherwise, and a question to everybody whom it is to name.

    The question becomes the situation and the best answer what was tried, without the names of who is mentioned. A
    second press gives the same draft. Raises NotAllowed for who may not make one; Conflict when the discussion was
    hidden or merged meanwhile, or somebody to be named has no words in it any more.
    """
    locked = lock_thread(thread.pk)
    earlier = lesson_being_made(thread=locked, by=by)
    if earlier is not None:
        return earlier
    if not can_become_lesson(locked):
        raise Conflict(_("This discussion cannot become a lesson: it was hidden or merged, or nobody replied."))
    if not may_make_lesson(by, locked):
        raise NotAllowed(
            _("Who asked, who gave the best answer, and members whom the editors know make a lesson of it.")
        )
    named = list(dict.fromkeys(credited))
    if not set(named) <= set(posters_of(locked, but=by).all):
        raise Conflict(_("Somebody whom you chose does not take part in this discussion any more. Choose again."))
    draft = start_draft(kind=LESSON, author=by, title=locked.title, request_key=_key(locked, by))
    LessonPage.objects.filter(pk=draft.pk).update(from_thread=locked)
    lesson = _filled(LessonPage.objects.get(pk=draft.pk), locked)
    save_draft(page=lesson, by=by, token=token_of(Page.objects.get(pk=draft.pk)))
    ask_credits(lesson=lesson, thread=locked, members=named, by=by)
    return LessonPage.objects.get(pk=draft.pk)


def _filled(row: LessonPage, thread: ThreadPage) -> Any:
    lesson: Any = row.get_latest_revision_as_object()
    best = best_answer_of(thread)
    lesson.situation = without_names(thread.body)
    lesson.approach = without_names(best.body) if best else ""
    # What was said among members is not made public by pressing a button.
    lesson.members_only = True
    lesson.themes = list(thread.themes.all())
    lesson.page_regions = [PageRegion(region=place.region) for place in thread.page_regions.select_related("region")]
    return lesson


def _key(thread: ThreadPage, by: Member) -> UUID:
    """One lesson for a discussion and a member: thrown away, it can be made anew."""
    return uuid5(NAMESPACE, f"{thread.pk}-{by.pk}")
