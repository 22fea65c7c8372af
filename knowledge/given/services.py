"""Writes on times that a workshop was given. Each locks the page of the workshop first, then what it writes."""

import datetime
from collections.abc import Mapping
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.discussions.holding import leads_outside
from cop.members.models import Member
from cop.members.services import organisation_held_of
from cop.publishing.permissions import publishes_at_once
from cop.publishing.services.locking import lock_page
from cop.regions.models import Region
from knowledge.given.errors import AlreadyLogged, ChangedMeanwhile, WorkshopClosed
from knowledge.given.models import LONGEST, RunPart, RunState, WorkshopRun
from knowledge.given.permissions import may_log
from knowledge.given.telling import tell_of_run
from knowledge.workshops.models import WorkshopIndexPage, WorkshopPage

NO_ADDRESSES = _("Leave out web addresses. You can add them once an editor has seen something that you wrote.")


@transaction.atomic
def log_run(
    *,
    workshop: WorkshopPage,
    by: Member,
    request_key: UUID,
    held_on: datetime.date,
    group_size: int,
    region: Region,
    minutes: Mapping[UUID, int],
    worked: str = "",
    to_change: str = "",
) -> WorkshopRun:
    """`minutes` is {key of a part: how long it took, 0 for left out} of every part. The same key gives the same run.

    Raises WorkshopClosed, AlreadyLogged, NotAllowed for a key of somebody else, ValidationError for a wrong answer.
    """
    organisation = organisation_held_of(member=by)
    locked = _lock(workshop)
    earlier = WorkshopRun.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.author_id != by.pk:
            raise NotAllowed(_("Open the form again: this one was somebody else's."))
        return earlier
    if not may_log(by, locked):
        raise WorkshopClosed
    run = WorkshopRun(
        workshop=locked,
        author=by,
        author_name=by.display_name,
        organisation=organisation,
        request_key=request_key,
    )
    _tell(run, by, held_on=held_on, group_size=group_size, region=region, worked=worked, to_change=to_change)
    parts = [(part.key, part.title, part.minutes) for part in locked.parts.all()]
    run.save()
    RunPart.objects.bulk_create(
        RunPart(run=run, key=key, place=place, title=title, planned=planned, actual=_minutes(minutes, key))
        for place, (key, title, planned) in enumerate(parts, start=1)
    )
    recount_runs(workshop_id=locked.pk)
    tell_of_run(run)
    return run


@transaction.atomic
def change_run(
    *,
    run: WorkshopRun,
    by: Member,
    version: int,
    held_on: datetime.date,
    group_size: int,
    region: Region,
    minutes: Mapping[UUID, int],
    worked: str = "",
    to_change: str = "",
) -> WorkshopRun:
    """Its parts stay those of that day. What a moderator hid stays hidden.

    Raises NotAllowed for who did not tell it, Conflict once it was withdrawn, ChangedMeanwhile, and what `log_run` raises.
    """
    locked = _lock_own(run, by)
    _refuse_withdrawn(locked)
    if locked.version != version:
        raise ChangedMeanwhile
    _tell(locked, by, held_on=held_on, group_size=group_size, region=region, worked=worked, to_change=to_change)
    locked.version += 1
    locked.save()
    parts = list(locked.parts.all())
    for part in parts:
        part.actual = _minutes(minutes, part.key)
    RunPart.objects.bulk_update(parts, ["actual"])
    recount_runs(workshop_id=locked.workshop_id)
    return locked


@transaction.atomic
def withdraw_run(*, run: WorkshopRun, by: Member) -> None:
    """It counts no more and nobody sees it; the row stays for the archive. Raises NotAllowed for who did not tell it."""
    locked = _lock_own(run, by)
    _refuse_withdrawn(locked)
    locked.state = RunState.WITHDRAWN
    locked.save(update_fields=["state"])
    recount_runs(workshop_id=locked.workshop_id)


@transaction.atomic
def set_run_state(*, run: WorkshopRun, state: RunState, expected: RunState) -> None:
    """What a moderator does, inside the transaction of the decision. Raises Conflict when it is not `expected` any more."""
    lock_page(run.workshop_id)
    if not WorkshopRun.objects.filter(pk=run.pk, state=expected).update(state=state):
        raise Conflict(_("This changed meanwhile. Look at it again."))
    recount_runs(workshop_id=run.workshop_id)


@transaction.atomic
def recount_runs(*, workshop_id: int) -> None:
    """Writes what its shown runs add up to on the row of the workshop, and renews what is kept of them."""
    try:
        lock_page(workshop_id)
    except Page.DoesNotExist:
        return
    shown = WorkshopRun.objects.filter(workshop_id=workshop_id, state=RunState.SHOWN)
    times, regions = shown.count(), shown.values("region_id").distinct().count()
    WorkshopPage.objects.filter(pk=workshop_id).update(
        given_times=times, given_regions=regions, given_generation=uuid4()
    )
    WorkshopIndexPage.objects.update(generation=uuid4())


def _lock(workshop: WorkshopPage) -> WorkshopPage:
    try:
        lock_page(workshop.pk)
    except Page.DoesNotExist as gone:
        raise WorkshopClosed from gone
    return WorkshopPage.objects.get(pk=workshop.pk)


def _lock_own(run: WorkshopRun, by: Member) -> WorkshopRun:
    lock_page(run.workshop_id)
    locked = WorkshopRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    if not by.is_admitted or locked.author_id != by.pk:
        raise NotAllowed(_("Only who gave the workshop changes this."))
    return locked


def _refuse_withdrawn(run: WorkshopRun) -> None:
    if run.state == RunState.WITHDRAWN:
        raise Conflict(_("You withdrew this already."))


def _tell(
    run: WorkshopRun,
    by: Member,
    *,
    held_on: datetime.date,
    group_size: int,
    region: Region,
    worked: str,
    to_change: str,
) -> None:
    run.held_on, run.group_size, run.region = held_on, group_size, region
    run.worked, run.to_change = worked.strip(), to_change.strip()
    if not publishes_at_once(by):
        outside = [name for name in ("worked", "to_change") if leads_outside(getattr(run, name))]
        if outside:
            raise ValidationError(dict.fromkeys(outside, NO_ADDRESSES))
    run.full_clean(validate_unique=False, validate_constraints=False)
    same_day = WorkshopRun.objects.filter(workshop=run.workshop, author=by, held_on=run.held_on)
    if same_day.exclude(pk=run.pk).exclude(state=RunState.WITHDRAWN).exists():
        raise AlreadyLogged


def _minutes(minutes: Mapping[UUID, int], key: UUID) -> int:
    """Raises ValidationError when the programme has a part that this form did not ask about, or for a wrong number."""
    given = minutes.get(key)
    if given is None:
        raise ValidationError(_("The programme changed since you opened this form. Look at the minutes again."))
    if not 0 <= given <= LONGEST:
        raise ValidationError(_("A part takes at most %(most)s minutes.") % {"most": LONGEST})
    return given
