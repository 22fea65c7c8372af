"""Who organises a challenge together with its owner, and who reviews its entries. True at once, whatever is published."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import DomainError, NotAllowed
from cop.members.models import Member
from cop.members.naming import member_named
from cop.publishing.services.locking import lock_page
from events.challenges.models import ChallengeCoOrganiser, ChallengePage, ChallengeReviewer
from events.challenges.permissions import may_organise


class Part(models.TextChoices):
    """What somebody does for a challenge, as it stands in addresses."""

    REVIEWER = "beoordelaar", _("Reviewer")
    CO_ORGANISER = "organisator", _("Co-organiser")


ROWS: dict[Part, type[ChallengeCoOrganiser] | type[ChallengeReviewer]] = {
    Part.REVIEWER: ChallengeReviewer,
    Part.CO_ORGANISER: ChallengeCoOrganiser,
}
MOST: dict[Part, int] = {Part.REVIEWER: 20, Part.CO_ORGANISER: 10}


@transaction.atomic
def name_member(*, challenge: ChallengePage, by: Member, who: str, part: Part) -> Member:
    """`who` is an e-mail address or a whole name. Somebody who has this part already keeps it.

    Raises NotAllowed, or DomainError when it is not one admitted member, the owner as co-organiser, or one too many.
    """
    locked = _locked(challenge, by)
    member = member_named(who)
    if part == Part.CO_ORGANISER and member.pk == locked.owner_id:
        raise DomainError(_("This is the owner of the challenge."))
    rows = ROWS[part].objects.filter(challenge=locked)
    if rows.exclude(member=member).count() >= MOST[part]:
        raise DomainError(_("You can name at most %(number)s members here.") % {"number": MOST[part]})
    _row, is_new = rows.get_or_create(challenge=locked, member=member)
    if is_new:
        log(instance=locked, action="challenges.named", user=by, data=_of(member.pk, part))
    return member


@transaction.atomic
def take_part_away(*, challenge: ChallengePage, by: Member, member_id: int, part: Part) -> None:
    """The owner is no row and cannot be taken away. What a reviewer scored stays. Raises NotAllowed."""
    locked = _locked(challenge, by)
    gone, _rows = ROWS[part].objects.filter(challenge=locked, member_id=member_id).delete()
    if gone:
        log(instance=locked, action="challenges.taken_away", user=by, data=_of(member_id, part))


def _of(member_id: int, part: Part) -> dict[str, Any]:
    return {"member": member_id, "part": part.value}


def _locked(challenge: ChallengePage, by: Member) -> ChallengePage:
    """`by` is read anew: who lost the role a moment ago is stopped."""
    lock_page(challenge.pk)
    locked: ChallengePage = ChallengePage.objects.get(pk=challenge.pk)
    if not may_organise(Member.objects.filter(pk=by.pk).first(), locked):
        raise NotAllowed(_("Only who organises this challenge does this."))
    return locked
