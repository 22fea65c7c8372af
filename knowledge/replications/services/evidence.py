"""What reports make of a lesson: counted anew after each change, checked by an editor."""

import datetime
from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.publishing.services.locking import lock_page
from cop.search.signals import pages_changed
from knowledge.lessons.models import Evidence, LessonIndexPage, LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.lessons.receivers import renew_listing
from knowledge.replications.ladder import Tried, count, rung
from knowledge.replications.models import Replication
from knowledge.replications.querysets import own_organisations_of, own_regions_of

#: What stands in lists and on cards; the list is made anew only when one of these changed.
SHOWN = (
    "evidence",
    "tried_organisations",
    "tried_regions",
    "tried_worked",
    "tried_partly",
    "tried_not",
    "last_tried_on",
)
CAN_BE_CHECKED = (Evidence.TRANSFERABLE, Evidence.CHECKED)


@transaction.atomic
def recount_evidence(*, lesson_id: int) -> None:
    """Writes what the live reports on a lesson add up to. Safe to repeat; nothing happens for a lesson that is gone.

    Call it in the transaction that changed a report: whoever comes second waits for the lock and counts both.
    An editor's check goes when what was checked no longer carries the lesson over.
    """
    shows_other = _recount(lesson_id)
    if shows_other is None:
        return
    LessonIndexPage.objects.update(evidence_generation=uuid4())
    pages_changed.send(sender=LessonPage, keys=[lesson_id])
    if shows_other:
        renew_listing()


@transaction.atomic
def recount_in_bulk(*, lesson_ids: Collection[int]) -> None:
    """As `recount_evidence`, after reports were written in bulk: each lesson once, and the list once after all.

    The search is not told: whoever writes in bulk has it read everything anew.
    """
    for lesson_id in sorted(lesson_ids):
        _recount(lesson_id)
    if lesson_ids:
        LessonIndexPage.objects.update(evidence_generation=uuid4())
        renew_listing()


@transaction.atomic
def check_evidence(*, lesson: LessonPage, by: Member, seen: UUID) -> datetime.date:
    """An editor looked at the reports of a transferable lesson: the last step of the ladder.

    `seen` is the lesson's `evidence_generation` as the editor had it. Raises NotAllowed for who is no editor, and
    Conflict when the lesson is not transferable or its reports changed in the meantime.
    """
    _refuse_unless_editor(lesson, by)
    locked = _lock(lesson)
    if locked.evidence not in CAN_BE_CHECKED:
        raise Conflict(_("Only a lesson that is transferable can be checked: two other regions, and it worked in one."))
    if locked.evidence_generation != seen:
        raise Conflict(_("The reports changed since you opened this. Look at them once more."))
    today = timezone.localdate()
    LessonPage.objects.filter(pk=lesson.pk).update(evidence_checked_on=today)
    recount_evidence(lesson_id=lesson.pk)
    log(instance=lesson, action="replications.evidence_checked", user=by)
    return today


@transaction.atomic
def withdraw_evidence_check(*, lesson: LessonPage, by: Member) -> None:
    """Takes a check back. Raises NotAllowed for who is no editor, and Conflict when there is none."""
    _refuse_unless_editor(lesson, by)
    if _lock(lesson).evidence_checked_on is None:
        raise Conflict(_("The evidence of this lesson is not marked as checked."))
    LessonPage.objects.filter(pk=lesson.pk).update(evidence_checked_on=None)
    recount_evidence(lesson_id=lesson.pk)
    log(instance=lesson, action="replications.evidence_unchecked", user=by)


def _recount(lesson_id: int) -> bool | None:
    """Whether lists show something else of the lesson now; None for one that is gone."""
    try:
        lock_page(lesson_id)
    except Page.DoesNotExist:
        return None
    before = LessonPage.objects.filter(pk=lesson_id).values(*SHOWN, "evidence_checked_on").first()
    if before is None:
        return None
    after = _columns(lesson_id, checked_on=before["evidence_checked_on"])
    LessonPage.objects.filter(pk=lesson_id).update(**after, evidence_generation=uuid4())
    return any(before[name] != after[name] for name in SHOWN)


def evidence_is_off(*, lesson_id: int) -> bool:
    """True when what stands with a lesson is not what its reports add up to."""
    stands = LessonPage.objects.filter(pk=lesson_id).values(*SHOWN, "evidence_checked_on").get()
    return bool(stands != _columns(lesson_id, checked_on=stands["evidence_checked_on"]))


def _columns(lesson_id: int, *, checked_on: datetime.date | None) -> dict[str, Any]:
    live = Replication.objects.filter(lesson_id=lesson_id, live=True)
    reports = [Tried(*row) for row in live.values_list("organisation_id", "region_id", "outcome", "period_start")]
    own = {"own_organisations": own_organisations_of(lesson_id), "own_regions": own_regions_of(lesson_id)}
    step = rung(reports, **own, is_checked=checked_on is not None)
    counts = count(reports, **own)
    return {
        "evidence": step,
        "evidence_checked_on": checked_on if step == Evidence.CHECKED else None,
        "tried_organisations": counts.organisations,
        "tried_regions": counts.regions,
        "tried_worked": counts.worked,
        "tried_partly": counts.partly,
        "tried_not": counts.not_worked,
        "last_tried_on": counts.last_on,
    }


def _lock(lesson: LessonPage) -> LessonPage:
    lock_page(lesson.pk)
    return LessonPage.objects.get(pk=lesson.pk)


def _refuse_unless_editor(lesson: LessonPage, by: Member) -> None:
    if not may_curate(by, lesson):
        raise NotAllowed(_("Only editors check the evidence of a lesson."))
