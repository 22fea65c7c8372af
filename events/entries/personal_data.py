"""What this room keeps of a member, for their download: what they handed in, and what they said of others' entries.

Scores and comments of those who judge are not in it: an entrant does not see them on the site either.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.own_data import OwnFile, Row, register_own_data
from events.challenges.models import ChallengeCriterion
from events.entries.models import Entry, EntryComment, EntryFile, EntryQuestion, Score, TeamRuling

WORDS = {
    "challenge": _("Challenge"),
    "receipt": _("Receipt number"),
    "state": _("State"),
    "submitted_at": _("Handed in"),
    "title": _("Title"),
    "summary": _("Summary"),
    "body": _("Your idea"),
    "late_text": _("Typed after the deadline"),
    "decision_reason": _("Reason"),
    "team": _("Team"),
    "files": _("Files"),
    "questions": _("Questions"),
}
JUDGED_WORDS = {
    "challenge": _("Challenge"),
    "entry": _("Receipt number"),
    "what": _("What"),
    "criterion": _("Criterion"),
    "points": _("Points"),
    "text": _("Text"),
    "at": _("When"),
}


def register() -> None:
    register_own_data(
        "inzendingen",
        _("Entries for challenges"),
        entries_of,
        seen_by=_("Organisers and reviewers of the challenge read what you handed in. Drafts are for you alone."),
        kept=_("As long as you have an account. After that the organiser keeps the receipt number and the outcome."),
        words=WORDS,
        files=files_of,
        order=45,
    )
    register_own_data(
        "beoordelingen",
        _("What you said about entries"),
        judged_by,
        seen_by=_("Organisers and reviewers of the challenge; a question is read by the entrant too."),
        kept=_("As long as the entry. Scores stay with your name: a decision rests on them."),
        words=JUDGED_WORDS,
        order=46,
    )


def entries_of(member: Member) -> Iterable[Row]:
    """In four queries. Of the team no addresses: those are somebody else's."""
    entries = Entry.objects.filter(member=member, erased_at__isnull=True).select_related("challenge")
    return [
        {
            "challenge": entry.challenge.title,
            "receipt": entry.receipt,
            "state": entry.get_state_display(),
            "submitted_at": entry.submitted_at,
            "title": entry.title,
            "summary": entry.summary,
            "body": entry.body,
            "late_text": {name: said for name, said in (entry.late_text or {}).items() if name != "team"},
            "decision_reason": entry.decision_reason if entry.told_at else "",
            "team": [", ".join(filter(None, (one.name, one.organisation, one.role))) for one in entry.team.all()],
            "files": [one.name for one in entry.files.all()],
            "questions": [{"question": one.text, "answer": one.answer} for one in entry.questions.all()],
        }
        for entry in entries.prefetch_related("team", "files", "questions").order_by("pk")
    ]


def files_of(member: Member) -> Iterable[OwnFile]:
    files = EntryFile.objects.filter(entry__member=member, entry__erased_at__isnull=True).order_by("pk")
    return (OwnFile(one.name, one.file) for one in files)


def judged_by(member: Member) -> Iterable[Row]:
    """In five queries: scores with the titles of their criteria, comments, questions, and whether an organiser said that one
    takes part. Of the entry its receipt alone.
    """
    scores = list(Score.objects.filter(reviewer=member).select_related("entry__challenge").order_by("pk"))
    keys = {one.criterion for one in scores}
    titles = dict(ChallengeCriterion.objects.filter(key__in=keys).values_list("key", "title"))
    for score in scores:
        more = {"criterion": titles.get(score.criterion, ""), "points": score.points}
        yield _row(score.entry, _("score"), score.note, score.given_at) | more
    comments = EntryComment.objects.filter(author=member).select_related("entry__challenge")
    for comment in comments.order_by("pk"):
        yield _row(comment.entry, _("comment"), comment.text, comment.made_at)
    questions = EntryQuestion.objects.filter(asked_by=member).select_related("entry__challenge")
    for question in questions.order_by("pk"):
        yield _row(question.entry, _("question"), question.text, question.asked_at)
    for ruling in TeamRuling.objects.filter(member=member).select_related("entry__challenge").order_by("pk"):
        said = _("Takes part") if ruling.takes_part else _("Does not take part")
        yield _row(ruling.entry, _("what the organiser said of your part in the team"), str(said), ruling.decided_at)


def _row(entry: Entry, what: object, text: str, at: object) -> Row:
    return {"challenge": entry.challenge.title, "entry": entry.receipt, "what": str(what), "text": text, "at": at}
