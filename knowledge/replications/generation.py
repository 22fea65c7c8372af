"""Many believable reports of colleagues at once, to measure with. Never used for a real community."""

import random
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, product

from django.db import transaction

from cop.members.models import Member
from cop.publishing.models import PageAuthor
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.models import Replication, Scale
from knowledge.replications.periods import recent_periods
from knowledge.replications.services.evidence import recount_in_bulk

BATCH = 500
OUTCOMES = (5, 3, 3)  # worked, partly, not: failures are told as well
CHANGED = (
    "Wij begonnen met een meeloopdag en lieten de brief weg.",
    "Bij ons belde de aanstaande collega, niet P&amp;O.",
    "We deden het met één team in plaats van met de hele organisatie.",
    "De teamleider wilde eerst zien of het op kleine schaal ging.",
    "We maakten de tekst samen met twee bewoners.",
    "De buren deden mee, met één afspraak over salaris.",
)
RESULT = (
    "Er kwamen meer reacties dan de vorige keer, ook van buiten het vak.",
    "Twee mensen begonnen, een van hen uit de horeca.",
    "Na een half jaar is er nog één over.",
    "Het team had minder tijd om uit te leggen dan het dacht.",
    "Niemand haakte af voor het eerste gesprek.",
    "Wij zouden het eerst bij één functie proberen.",
    "De kandidaten noemden het telefoontje als reden om te komen.",
    "Het stond of viel met wie er begeleidde.",
)

Place = tuple[Member, date]  # who reports, on which half year


def generate_reports(*, number: int, seed: int = 13, step: Callable[[int], object] = lambda _done: None) -> int:
    """Adds up to `number` live reports over the generated lessons and says how many: some lessons get many, most few.

    One for an organisation and half year, as members could; where all are taken there is no room for more. Written in
    bulk, so without revisions and unknown to the search; each lesson is counted once. `step(done)` is called after
    every `BATCH` reports.
    """
    chance = random.Random(seed)  # noqa: S311  (text, not secrets)
    lessons = list(LessonPage.objects.live().filter(slug__startswith="les-").order_by("pk"))
    if not lessons:
        return 0
    reports = islice(_reports(lessons, number, chance), number)
    done, told_about = 0, set()
    with transaction.atomic():
        while batch := list(islice(reports, BATCH)):
            Replication.objects.bulk_create(batch)
            told_about |= {report.lesson_id for report in batch}
            done += len(batch)
            step(done)
        recount_in_bulk(lesson_ids=told_about)
    return done


def _reports(lessons: list[LessonPage], number: int, chance: random.Random) -> Iterator[Replication]:
    """Each lesson its share; then as many as there is room for, to make up for what did not fit in a share."""
    shares = Counter(chance.choices(range(len(lessons)), [chance.paretovariate(1) for _ in lessons], k=number))
    wanted = chain(((share, lessons[at]) for at, share in sorted(shares.items())), ((number, one) for one in lessons))
    room = Room(chance)
    for share, lesson in wanted:
        for author, period in room.take(lesson, share):
            yield _report(lesson, author, period, chance)


class Room:
    """Who can still report on which half year. Own organisations are left out: their reports count for nothing."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.places = list(product(_tellers(), recent_periods()))
        self.own: defaultdict[int, set[int | None]] = defaultdict(set)
        for page, organisation in PageAuthor.objects.values_list("page_id", "member__organisation_id"):
            self.own[page].add(organisation)
        live = Replication.objects.filter(live=True)
        self.there = set(live.values_list("lesson_id", "organisation_id", "period_start"))

    def take(self, lesson: LessonPage, number: int) -> list[Place]:
        """At most `number` places, which are taken from then on."""
        own = self.own[lesson.pk] | {lesson.organisation_id}
        free = [
            (member, period)
            for member, period in self.places
            if member.organisation_id not in own and (lesson.pk, member.organisation_id, period) not in self.there
        ]
        taken = self.chance.sample(free, min(number, len(free)))
        self.there |= {(lesson.pk, member.organisation_id, period) for member, period in taken}
        return taken


def _tellers() -> list[Member]:
    """One member of each organisation that lies in a region."""
    admitted = Member.objects.filter(status=Member.Status.ADMITTED, organisation__region__isnull=False)
    by_organisation = {
        member.organisation_id: member for member in admitted.select_related("organisation").order_by("-pk")
    }
    return [by_organisation[key] for key in sorted(by_organisation)]


def _report(lesson: LessonPage, author: Member, period: date, chance: random.Random) -> Replication:
    vacancies = chance.randint(1, 6)
    changed_nothing = chance.random() < 0.1
    return Replication(
        lesson=lesson,
        author=author,
        author_name=author.display_name,
        organisation=author.organisation,
        region_id=author.organisation.region_id,
        period_start=period,
        scale=chance.choice(Scale.values),
        changed="" if changed_nothing else _text(CHANGED, 2, chance),
        changed_nothing=changed_nothing,
        outcome=chance.choices(Outcome.values, weights=OUTCOMES)[0],
        result=_text(RESULT, 3, chance),
        vacancies=vacancies,
        applicants=vacancies * chance.randint(2, 30),
        hires=chance.randint(0, vacancies),
        hours_spent=chance.randint(10, 400),
        live=True,
        request_key=uuid.uuid4(),
    )


def _text(sentences: Sequence[str], most: int, chance: random.Random) -> str:
    return f"<p>{' '.join(chance.sample(sentences, chance.randint(1, most)))}</p>"
