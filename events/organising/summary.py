"""What those who were there thought, added up: by the database, so that any number of answers costs as much."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pygal
from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.pictures import bars, inline_svg
from events.agenda.models import EventPage
from events.organising.models import Feedback, Question

#: Answers before participants see a summary: with fewer, those who were there can guess who said what.
FEWEST = 5
SCORES = (1, 2, 3, 4, 5)
#: Questions that are answered in words.
TEXTS = (Question.WORKED, Question.CHANGE)


@dataclass(frozen=True)
class Alike:
    """How many answers gave this score and this advice, and how many of those said something in words."""

    score: int | None
    recommends: bool | None
    number: int
    worked: int = 0
    change: int = 0


@dataclass(frozen=True)
class Summary:
    """`scores` is how often each of `SCORES` was given; `worked` and `change` are how many said something in words."""

    number: int
    scores: tuple[int, ...]
    average: float | None
    recommend: int
    recommend_of: int
    worked: int
    change: int

    @property
    def may_be_shown(self) -> bool:
        return self.number >= FEWEST

    @property
    def score_rows(self) -> list[tuple[int, int]]:
        return list(zip(SCORES, self.scores, strict=True))

    def picture(self) -> SafeString:
        chart = bars(pygal.HorizontalBar, number=len(SCORES), each=34, longest_name=12)
        chart.x_labels = [str(score) for score in SCORES]
        chart.add(_("Answers"), list(self.scores))
        said = " ".join(_("Score %(score)s: %(number)s.") % {"score": s, "number": n} for s, n in self.score_rows)
        return inline_svg(chart, name="feedback", title=_("Scores"), description=said, legend=[_("Answers")])


def added_up(answers: Iterable[Alike]) -> Summary:
    groups = list(answers)
    counted: Counter[int] = Counter()
    for one in groups:
        if one.score is not None:
            counted[one.score] += one.number
    given = counted.total()
    return Summary(
        number=sum(one.number for one in groups),
        scores=tuple(counted[score] for score in SCORES),
        average=round(sum(score * number for score, number in counted.items()) / given, 1) if given else None,
        recommend=sum(one.number for one in groups if one.recommends),
        recommend_of=sum(one.number for one in groups if one.recommends is not None),
        worked=sum(one.worked for one in groups),
        change=sum(one.change for one in groups),
    )


def summary_of(event: EventPage) -> Summary:
    """One query, of which the answer has at most eighteen rows."""
    said = {name: Count("pk", filter=~Q(**{name: ""})) for name in TEXTS}
    rows = Feedback.objects.filter(event=event).order_by().values("score", "recommends")
    return added_up(Alike(**row) for row in rows.annotate(number=Count("pk"), **said))


def texts_of(event: EventPage, question: str) -> QuerySet[Feedback, str]:
    """What was said in words, in the order of the alphabet: that tells nothing of who came first."""
    rows = Feedback.objects.filter(event=event).exclude(**{question: ""})
    return rows.order_by(question, "pk").values_list(question, flat=True)
