"""What an organiser says of a judge whose address stands in the team of an entry."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError, NotAllowed
from cop.members.models import Member
from events.challenges.permissions import may_organise
from events.entries.errors import HasStake, NoJudge, Settled
from events.entries.models import Entry, TeamRuling
from events.entries.permissions import has_stake
from events.entries.services.judging import recount
from events.entries.services.locking import lock_challenge, lock_entry
from events.entries.stakes import named_judges


@transaction.atomic
def rule_on_team(*, entry: Entry, by: Member, member_id: int, takes_part: bool) -> TeamRuling:
    """Lets a judge in, or keeps them out: then what they scored goes as well. Nobody does this for themselves.

    Raises NoJudge, NotAllowed, HasStake, Settled once there is a decision, DomainError for who does not stand in the team.
    """
    challenge = lock_challenge(pk=entry.challenge_id)
    locked = lock_entry(pk=entry.pk)
    if not may_organise(by, challenge):
        raise NoJudge
    if by.pk == member_id:
        raise NotAllowed(_("Somebody else decides this about you: a co-organiser or an editor."))
    if has_stake(by, locked):
        raise HasStake
    if not locked.is_handed_in or locked.is_decided:
        raise Settled
    found = [one.member for one in named_judges(locked) if one.member.pk == member_id]
    if not found:
        raise DomainError(_("This person does not stand in the team of this entry any more."))
    said = {"takes_part": takes_part, "decided_by": by, "decider_name": by.display_name, "decided_at": timezone.now()}
    ruling, _is_new = TeamRuling.objects.update_or_create(entry=locked, member=found[0], defaults=said)
    if takes_part and locked.scores.filter(reviewer=member_id).delete()[0]:
        recount(entry=locked, challenge=challenge)
    return ruling
