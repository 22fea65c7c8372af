"""Asking posters whether they want to be named with a lesson, and what they answer."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import NotAllowed
from cop.discussions.models import ThreadPage
from cop.members.models import Member
from cop.notifications.services import mark_read, notify
from cop.publishing.services.locking import lock_page
from knowledge.lessons.models import Credit, LessonPage

ASKED = "credit_asked"


def ask_credits(*, lesson: LessonPage, thread: ThreadPage, members: Iterable[Member], by: Member) -> list[Credit]:
    """A row and a question for each; nobody is named yet. Call it with the lesson new or locked."""
    asked = []
    for member in members:
        credit = Credit.objects.create(lesson=lesson, member=member)
        asked.append(credit)
        # About the discussion, which they can read; the lesson is somebody's draft.
        notify(
            recipients=[member],
            verb=ASKED,
            subject=credit,
            page=thread.page_ptr,
            actor=by,
            data={"title": lesson.title},
        )
    return asked


@transaction.atomic
def answer_credit(*, credit: Credit, by: Member, agrees: bool) -> Credit:
    """Names the member with the lesson from now on, or not any more. Either answer can be changed whenever they want.

    Raises NotAllowed for anybody but the member who is asked.
    """
    # The row of names is on the lesson: who publishes it holds the same lock.
    lock_page(credit.lesson_id)
    current = Credit.objects.select_related("lesson").get(pk=credit.pk)
    if current.member_id != by.pk or not by.is_admitted:
        raise NotAllowed(_("Only who is asked answers this."))
    wanted = Credit.State.AGREED if agrees else Credit.State.DECLINED
    mark_read(member=by, subject=current)
    if current.state == wanted:
        return current
    current.state, current.answered_at = wanted, timezone.now()
    current.name = by.display_name if agrees else ""
    current.save(update_fields=["state", "answered_at", "name"])
    recount_credits(lesson_id=current.lesson_id)
    log(instance=current.lesson, action="lessons.credit_agreed" if agrees else "lessons.credit_declined", user=by)
    return current


def recount_credits(*, lesson_id: int) -> None:
    """Writes on the lesson's row who is named, from the answers: right whatever happened before."""
    names = Credit.objects.filter(lesson=lesson_id, state=Credit.State.AGREED).order_by("answered_at", "pk")
    LessonPage.objects.filter(pk=lesson_id).update(credited_names=list(names.values_list("name", flat=True)))
