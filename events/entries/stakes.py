"""Who stands on both sides: judges a challenge, and has a part in an entry for it.

Who handed an entry in has a stake in it, always. An address in its team is what somebody else typed: it keeps its owner
from judging until an organiser says whether they take part, and what the organiser said holds whatever the team becomes.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from cop.core.roles import EDITORS
from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.entries.models import Entry, TeamMember, TeamRuling


def with_stake(entries: QuerySet, reader: Member) -> QuerySet:
    """Each with `has_stake`, and with `is_held` where that is for an address in the team alone, and nobody decided yet."""
    ruled = TeamRuling.objects.filter(entry=OuterRef("pk"), member=reader)
    named = Exists(TeamMember.objects.filter(entry=OuterRef("pk"), email__iexact=reader.email))
    own = handed_in_by(reader)
    held = ~own & Q(named) & ~Exists(ruled)
    return entries.annotate(has_stake=own | Q(Exists(ruled.filter(takes_part=True))) | held, is_held=held)


def handed_in_by(reader: Member) -> Q:
    """With their account, or with a code that came in at their address."""
    by_code = Q(entrant__isnull=False, entrant__email=reader.email.lower())
    return Q(member__isnull=False, member=reader) | by_code


def judges_of(challenge: ChallengePage) -> QuerySet[Member]:
    """Who may review it: those it names, and editors and administrators."""
    named = Q(pk=challenge.owner_id) | Q(challenge_co_organiser_rows__challenge=challenge)
    curates = Q(groups__name=EDITORS) | Q(is_superuser=True)
    judges = named | Q(challenge_reviewer_rows__challenge=challenge) | curates
    keys = Member.objects.filter(judges, status="admitted", is_active=True).order_by().values("pk")
    return Member.objects.filter(pk__in=keys)


def held_in(challenge: ChallengePage) -> QuerySet[TeamMember]:
    """Lines of teams with the address of a judge about whom nobody decided; in one query, with their entries."""
    lines = TeamMember.objects.annotate(address=Lower("email")).exclude(email="")
    judges = judges_of(challenge).values(address=Lower("email"))
    ruled = TeamRuling.objects.filter(entry=OuterRef("entry"), member__email__iexact=OuterRef("email"))
    found = lines.filter(
        ~Exists(ruled),
        entry__in=Entry.objects.handed_in().filter(challenge=challenge).values("pk"),
        entry__decision="",
        address__in=judges,
    )
    own = Q(entry__member__isnull=False, entry__member__email__iexact=F("email"))
    by_code = Q(entry__entrant__isnull=False, entry__entrant__email=F("address"))
    return found.exclude(own | by_code).select_related("entry").order_by("entry", "place", "pk")


@dataclass(frozen=True)
class NamedJudge:
    """`ruling` is None while nobody decided."""

    member: Member
    ruling: TeamRuling | None


def named_judges(entry: Entry) -> list[NamedJudge]:
    """Who judges the challenge and stands in the team of this entry, or about whom that was decided. In two queries at
    most; the team is there already.
    """
    addresses = {one.email.lower() for one in entry.team.all() if one.email}
    ruled = Q(team_rulings__entry=entry)
    if not addresses:
        found = Member.objects.filter(ruled)
    else:
        judges = Q(pk__in=judges_of(entry.challenge).values("pk"), address__in=addresses)
        found = Member.objects.annotate(address=Lower("email")).filter(judges | ruled).distinct()
    others = [one for one in found.order_by("display_name", "pk") if not is_author(one, entry)]
    rulings = {one.member_id: one for one in entry.rulings.all()} if others else {}
    return [NamedJudge(member, rulings.get(member.pk)) for member in others]


def is_author(user: Any, entry: Entry) -> bool:
    """As `handed_in_by`, of an entry that is there with who handed it in."""
    by_code = entry.entrant is not None and entry.entrant.email == user.email.lower()
    return entry.member_id == user.pk or by_code
