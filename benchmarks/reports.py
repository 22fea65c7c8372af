"""Lessons with exactly 1, 30 and 1,000 reports of colleagues, to measure their pages and the list with."""

import datetime
import uuid

from cop.members.models import Member
from cop.regions.models import Organisation, Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.replications.models import Replication, Scale
from knowledge.replications.services import recount_evidence

NUMBERS = (1, 30, 1_000)
ORGANISATIONS = 100  # with ten half years each, that is a thousand reports


def lessons_with_reports() -> list[str]:
    """The addresses of those lessons, in the order of `NUMBERS`; made where they are missing."""
    author = Member.objects.get(email="adviseur@demo.example")
    public = LessonPage.objects.live().filter(members_only=False, slug__startswith="les-").order_by("pk")
    chosen = list(public.exclude(page_authors__member=author)[: len(NUMBERS)])
    for lesson, number in zip(chosen, NUMBERS, strict=True):
        _give(lesson, author, number)
    return [lesson.url for lesson in chosen]


def on_top_of_the_list(number: int) -> str:
    """The title of the lesson that a visitor finds first in the list, which has so many reports from now on."""
    author = Member.objects.get(email="adviseur@demo.example")
    lesson = LessonPage.objects.live().filter(members_only=False).order_by("-listed_at").first()
    if lesson is None:
        raise LookupError("There is no public lesson.")
    _give(lesson, author, number)
    return lesson.title


def _give(lesson: LessonPage, author: Member, number: int) -> None:
    there = Replication.objects.filter(lesson=lesson, live=True).count()
    if there != number:
        Replication.objects.filter(lesson=lesson).delete()
        Replication.objects.bulk_create(_reports(lesson, author, number), batch_size=500)
        recount_evidence(lesson_id=lesson.pk)


def _reports(lesson: LessonPage, author: Member, number: int) -> list[Replication]:
    organisations = _organisations()
    return [
        Replication(
            lesson=lesson,
            author=author,
            author_name=author.display_name,
            organisation=(one := organisations[place % ORGANISATIONS]),
            region=one.region,
            period_start=datetime.date(2026 - place // ORGANISATIONS // 2, 7 - 6 * (place // ORGANISATIONS % 2), 1),
            scale=Scale.ONE_TEAM,
            changed="<p>Wij begonnen met een meeloopdag en lieten de brief weg.</p>",
            outcome=Outcome.values[place % 3],
            result="<p>Er kwamen negen reacties. Twee mensen begonnen, een van hen uit de horeca.</p>" * 3,
            hours_spent=40,
            live=True,
            request_key=uuid.uuid4(),
        )
        for place in range(number)
    ]


def _organisations() -> list[Organisation]:
    regions = list(Region.objects.all())
    for place in range(ORGANISATIONS):
        Organisation.objects.get_or_create(
            slug=f"meetland-{place}",
            defaults={
                "name": f"Gemeente Meetland {place}",
                "kind": Organisation.Kind.MUNICIPALITY,
                "region": regions[place % len(regions)],
            },
        )
    return list(Organisation.objects.filter(slug__startswith="meetland-").select_related("region").order_by("pk"))
