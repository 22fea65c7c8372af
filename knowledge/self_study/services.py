"""Ticking off parts, and giving the certificate for all of them."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from knowledge.self_study.codes import new_code
from knowledge.self_study.models import Certificate, TickedPart
from knowledge.self_study.permissions import may_follow
from knowledge.self_study.progress import progress_of
from knowledge.workshops.models import WorkshopPage

TRIES = 5  # codes that may be taken already


@transaction.atomic
def tick_part(*, workshop: WorkshopPage, by: Member, part_key: UUID) -> None:
    """Twice is once, also at the same moment. Raises NotAllowed, or Conflict for a part that is not there (any more)."""
    _refuse_unless_following(workshop, by)
    if not workshop.parts.filter(key=part_key, is_break=False).exists():
        raise Conflict(_("This part is not in the programme any more. What you ticked off otherwise stays."))
    tick = TickedPart(workshop=workshop, member=by, part_key=part_key)
    TickedPart.objects.bulk_create([tick], ignore_conflicts=True)


@transaction.atomic
def untick_part(*, workshop: WorkshopPage, by: Member, part_key: UUID) -> None:
    """It is open again; a certificate that was issued stays. Raises NotAllowed."""
    _refuse_unless_following(workshop, by)
    TickedPart.objects.filter(workshop=workshop, member=by, part_key=part_key).delete()


@transaction.atomic
def issue_certificate(*, workshop: WorkshopPage, by: Member) -> Certificate:
    """Once a member and workshop: asked again, also at the same moment, it gives the same one.

    Raises NotAllowed for who may not follow it, Conflict while a part is open.
    """
    _refuse_unless_following(workshop, by)
    holder = Member.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    there = Certificate.objects.filter(member=holder, workshop=workshop).first()
    if there is not None:
        return there
    progress = progress_of(workshop, holder)
    if not progress.is_complete:
        raise Conflict(_("Tick off every part first. Then you get the certificate."))
    return _issued(holder, workshop, progress.minutes)


@transaction.atomic
def forget_holder(*, member: Member) -> None:
    """The name goes from certificates of an account that goes; the code still says what was issued, and when."""
    Certificate.objects.filter(member=member).update(holder_name="")


def _issued(holder: Member, workshop: WorkshopPage, minutes: int) -> Certificate:
    for attempt in range(TRIES):
        certificate = Certificate(
            code=new_code(),
            member=holder,
            holder_name=holder.display_name,
            workshop=workshop,
            workshop_title=workshop.title,
            minutes=minutes,
        )
        certificate.full_clean(validate_unique=False, validate_constraints=False)
        try:
            with transaction.atomic():
                certificate.save(force_insert=True)
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
        else:
            return certificate
    raise AssertionError("unreachable")


def _refuse_unless_following(workshop: WorkshopPage, by: Member) -> None:
    """By what stands now: it may have been closed since the page was opened."""
    now = WorkshopPage.objects.filter(pk=workshop.pk).first()
    if now is None or not may_follow(by, now):
        raise NotAllowed(_("This workshop cannot be followed alone any more."))
