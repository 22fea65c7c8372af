"""What those who were there thought, added up. Pure but for one query."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pygal
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop.core.pictures import bars, inline_svg
from events.agenda.models import EventPage
from events.organising.models import Feedback

#: Answers before participants see a summary: with fewer, those who were there can guess who said what.
FEWEST = 5
SCORES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Summary:
    """`scores` is how often each of `SCORES` was given. Texts are sorted: their order tells nothing of who came first."""

    number: int
    scores: tuple[int, ...]
    average: float | None
    recommend: int
    recommend_of: int
    worked: list[str]
    change: list[str]

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


def added_up(answers: Sequence[Feedback]) -> Summary:
    given = [one.score for one in answers if one.score is not None]
    counted = Counter(given)
    advised = [one.recommends for one in answers if one.recommends is not None]
    return Summary(
        number=len(answers),
        scores=tuple(counted[score] for score in SCORES),
        average=round(sum(given) / len(given), 1) if given else None,
        recommend=sum(advised),
        recommend_of=len(advised),
        worked=sorted(one.worked for one in answers if one.worked),
        change=sorted(one.change for one in answers if one.change),
    )


def summary_of(event: EventPage) -> Summary:
    return added_up(list(Feedback.objects.filter(event=event)))
