"""What was handed in for generated challenges, with scores and decisions, many at once. Nobody gets a mail about it."""

import random
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cop.members.models import Member
from events.challenges.models import ChallengePage, ChallengeReviewer
from events.challenges.phases import Phase
from events.entries.criteria import criteria_of, outcome_for
from events.entries.models import Entry, EntryState, Score

MOST_ENTRIES, REVIEWERS = 6, 2  # of one challenge
IDEAS = (
    *("Een week meelopen", "Leren op de werkplek", "Samen werven met de buren", "Een proefdag in elke wijk"),
    *("Oud-collega's als begeleider", "Kort leren, direct betaald", "Een gesprek in plaats van een brief"),
)
SUMMARIES = (
    "Mensen proberen het werk eerst een week. Daarna kiezen zij, en wij ook.",
    "Drie organisaties delen een begeleider. Zo is er altijd iemand die tijd heeft.",
    "We beginnen klein, met zes deelnemers. Na een maand kijken we wat beter kan.",
)
JUDGED = (Phase.SELECTION, Phase.RUNNING, Phase.FINISHED)
DECIDED = (Phase.RUNNING, Phase.FINISHED)


def generate_entries(challenges: list[ChallengePage], chance: random.Random) -> None:
    """Up to six entries for each that has been open, of members; what was judged has scores, what was chosen is told."""
    people = list(Member.objects.filter(status=Member.Status.ADMITTED).only("pk", "display_name").order_by("pk"))
    now = timezone.now()
    phases = {page.pk: page.phase_at(now) for page in challenges}
    entries: list[Entry] = []
    for page in challenges:
        if phases[page.pk] in {Phase.OPEN, *JUDGED}:
            most = min(MOST_ENTRIES, max(len(people) - REVIEWERS, 0))
            who = chance.sample(people, chance.randint(0, most))
            entries += [_entry(page, member, phases[page.pk], chance) for member in who]
    Entry.objects.bulk_create(entries)
    for entry in entries:
        entry.receipt = f"INZ-{timezone.localtime(entry.submitted_at).year}-{entry.pk:05d}"
    _judge([one for one in entries if phases[one.challenge_id] in JUDGED], people, chance)
    Entry.objects.bulk_update(entries, ["receipt", "mean_score", "reviewers_count"], batch_size=200)


def _entry(page: ChallengePage, member: Member, phase: Phase, chance: random.Random) -> Entry:
    opened: Any = page.opens_at
    moment = min(opened + timedelta(hours=chance.randint(1, 700)), timezone.now())
    entry = Entry(
        challenge=page,
        member=member,
        entrant_name=member.display_name,
        title=chance.choice(IDEAS),
        summary=chance.choice(SUMMARIES),
        body=f"<p>{' '.join(chance.sample(SUMMARIES, 2))}</p>",
        shown_if_selected=True,
        state=EntryState.SUBMITTED,
        submitted_at=moment,
        made_at=moment,
        changed_at=moment,
    )
    if phase in DECIDED:
        entry.state = entry.decision = EntryState.SELECTED if chance.random() < 0.3 else EntryState.DECLINED
        entry.decision_reason = "" if entry.state == EntryState.SELECTED else "Andere ideeën pasten beter bij de vraag."
        entry.decided_at = entry.told_at = page.selected_at
    return entry


def _judge(entries: list[Entry], people: list[Member], chance: random.Random) -> None:
    """Two reviewers for each challenge, who are none of its entrants, and their points on every criterion."""
    by_page: dict[int, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.challenge_id, []).append(entry)
    reviewers: list[ChallengeReviewer] = []
    scores: list[Score] = []
    pages = ChallengePage.objects.filter(pk__in=by_page).prefetch_related("criteria").order_by("pk")
    for page in pages:
        entered = {one.member_id for one in by_page[page.pk]}
        judges = chance.sample([one for one in people if one.pk not in entered], REVIEWERS)
        reviewers += [ChallengeReviewer(challenge=page, member=judge) for judge in judges]
        for entry in by_page[page.pk]:
            scores += _scores(entry, page, judges, chance)
    ChallengeReviewer.objects.bulk_create(reviewers)
    Score.objects.bulk_create(scores, batch_size=1_000)


def _scores(entry: Entry, page: ChallengePage, judges: list[Member], chance: random.Random) -> list[Score]:
    criteria, moment = criteria_of(page), entry.decided_at or timezone.now()
    given = [
        Score(
            entry=entry,
            reviewer=judge,
            reviewer_name=judge.display_name,
            criterion=criterion.key,
            points=chance.randint(1, criterion.most),
            given_at=moment,
        )
        for judge in judges
        for criterion in criteria
    ]
    outcome = outcome_for(criteria, given)
    entry.mean_score, entry.reviewers_count = outcome.mean, len(outcome.reviewers)
    return given
