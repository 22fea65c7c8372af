"""Scores, comments among who judges, and questions to who handed in the entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.challenges.permissions import may_review
from events.entries import letters
from events.entries.authors import Author
from events.entries.clock import arrival
from events.entries.criteria import criteria_of, outcome_for
from events.entries.errors import HasStake, NoJudge, NotYours, Settled, StillOpen
from events.entries.models import Entry, EntryComment, EntryQuestion, EntryState, Score
from events.entries.permissions import has_stake
from events.entries.services.locking import is_late, lock_challenge, lock_entry, lock_own


@dataclass(frozen=True)
class Points:
    """None takes the score back."""

    points: int | None
    note: str = ""


@transaction.atomic
def score_entry(*, entry: Entry, by: Member, scores: Mapping[UUID, Points]) -> None:
    """Writes this reviewer's own scores, {key of a criterion: points}. Others' are left alone.

    Raises NoJudge, HasStake, StillOpen before the deadline, Settled once there is a decision, ValidationError.
    """
    challenge, locked = _lock_judged(entry, by)
    if locked.state != EntryState.SUBMITTED or locked.is_decided:
        raise Settled
    if has_stake(by, locked):
        raise HasStake
    known = {one.key: one for one in criteria_of(challenge)}
    for key, given in scores.items():
        if key not in known:
            raise ValidationError(_("The criteria changed since you opened this form. Look at your scores again."))
        if given.points is None:
            locked.scores.filter(reviewer=by, criterion=key).delete()
            continue
        if not 0 <= given.points <= known[key].most:
            raise ValidationError(_("Give 0 to %(most)s points.") % {"most": known[key].most})
        values = {
            "reviewer_name": by.display_name,
            "points": given.points,
            "note": given.note.strip()[:1000],
            "given_at": timezone.now(),
        }
        Score.objects.update_or_create(entry=locked, reviewer=by, criterion=key, defaults=values)
    recount(entry=locked, challenge=challenge)


def recount(*, entry: Entry, challenge: ChallengePage) -> None:
    """Writes the mean on the row, by which lists sort. In the caller's transaction, under the lock of the entry."""
    outcome = outcome_for(criteria_of(challenge), entry.scores.all())
    Entry.objects.filter(pk=entry.pk).update(mean_score=outcome.mean, reviewers_count=len(outcome.reviewers))


@transaction.atomic
def recount_challenge(*, pk: int) -> None:
    """After its criteria changed: every mean anew, in three queries and one write."""
    challenge = lock_challenge(pk=pk)
    criteria = criteria_of(challenge)
    entries = list(
        Entry.objects.select_for_update(of=("self",), no_key=True).filter(challenge=challenge).order_by("pk")
    )
    by_entry: dict[int, list[Score]] = {}
    for score in Score.objects.filter(entry__challenge=challenge):
        by_entry.setdefault(score.entry_id, []).append(score)
    for entry in entries:
        outcome = outcome_for(criteria, by_entry.get(entry.pk, []))
        entry.mean_score, entry.reviewers_count = outcome.mean, len(outcome.reviewers)
    Entry.objects.bulk_update(entries, ["mean_score", "reviewers_count"])


@transaction.atomic
def add_comment(*, entry: Entry, by: Member, text: str, request_key: UUID) -> EntryComment:
    """The same key gives the same comment. Raises NoJudge, HasStake, NotYours for a key of somebody else, ValidationError."""
    locked = _lock_any(entry, by)
    earlier = EntryComment.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.author_id != by.pk:
            raise NotYours
        return earlier
    comment = EntryComment(
        entry=locked, author=by, author_name=by.display_name, text=text.strip(), request_key=request_key
    )
    comment.full_clean(exclude=["entry", "author"], validate_unique=False)
    comment.save()
    return comment


@transaction.atomic
def ask_question(*, entry: Entry, by: Member, text: str, request_key: UUID) -> EntryQuestion:
    """By organisers and reviewers; mails who handed it in. Raises as `add_comment` does."""
    locked = _lock_any(entry, by)
    earlier = EntryQuestion.objects.filter(request_key=request_key).first()
    if earlier is not None:
        if earlier.asked_by_id != by.pk:
            raise NotYours
        return earlier
    question = EntryQuestion(
        entry=locked, asked_by=by, asker_name=by.display_name, text=text.strip(), request_key=request_key
    )
    question.full_clean(exclude=["entry", "asked_by"], validate_unique=False)
    question.save()
    letters.tell_question(question=question)
    return question


@transaction.atomic
def answer_question(*, question: EntryQuestion, by: Author, answer: str) -> letters.Heard:
    """Once; mails who asked, or who organises it now. Gives who hears it.

    Raises NotYours, Settled for a second answer or an entry that was taken back, ValidationError for an empty answer.
    """
    _challenge, entry = lock_own(entry=question.entry, by=by)
    locked = EntryQuestion.objects.select_for_update(of=("self",), no_key=True).get(pk=question.pk)
    if locked.answered_at is not None or not entry.is_handed_in:
        raise Settled
    if not answer.strip():
        raise ValidationError({"answer": _("Type your answer first.")})
    locked.answer, locked.answered_at = answer.strip(), timezone.now()
    locked.full_clean(exclude=["entry", "asked_by"], validate_unique=False)
    locked.save(update_fields=["answer", "answered_at"])
    return letters.tell_answer(question=locked)


def _lock_judged(entry: Entry, by: Member) -> tuple[ChallengePage, Entry]:
    arrived = arrival()
    challenge = lock_challenge(pk=entry.challenge_id)
    locked = lock_entry(pk=entry.pk)
    if not may_review(by, challenge):
        raise NoJudge
    if not is_late(challenge=challenge, arrived=arrived):
        raise StillOpen
    return challenge, locked


def _lock_any(entry: Entry, by: Member) -> Entry:
    challenge = lock_challenge(pk=entry.challenge_id)
    locked = lock_entry(pk=entry.pk)
    if not may_review(by, challenge):
        raise NoJudge
    if has_stake(by, locked):
        raise HasStake
    if not locked.is_handed_in:
        raise Settled
    return locked
