"""Lessons beside a lesson: what its author or an editor chose, then what shares most labels with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Value, When
from wagtail.models import Page

from cop.regions.models import PageRegion, Region
from knowledge.lessons.models import Evidence, LessonPage

FEWEST = 3  # shown, as far as there are
BEST = 300  # lessons with most labels in common among which evidence, region and date decide
LABELS = {"themes": "theme", "target_groups": "targetgroup", "phases": "phase", "trends": "trend"}


@dataclass(frozen=True)
class Related:
    """`lessons` as cards; `pages` of other types, which only an editor chooses."""

    lessons: list[LessonPage]
    pages: list[Page]


def related_to(lesson: LessonPage, labels: dict[str, Sequence[Any]], regions: Sequence[Region], user: Any) -> Related:
    """Nothing that this person may not read and nothing that is not published, in a constant number of queries.

    `labels` is {name of the lesson's field: its labels}.
    """
    chosen = [row.related_id for row in lesson.related_pages.all()]
    others = LessonPage.objects.visible_to(user).exclude(pk=lesson.pk)
    computed = _closest(others.exclude(pk__in=chosen), labels, regions)
    lessons = others.filter(pk__in=[*chosen, *computed]).for_cards().in_bulk()
    first = [lessons[pk] for pk in chosen if pk in lessons]
    elsewhere = [pk for pk in chosen if pk not in lessons]
    return Related(
        lessons=[*first, *(lessons[pk] for pk in computed if pk in lessons)][: max(FEWEST, len(first))],
        pages=_other_pages(elsewhere, user) if elsewhere else [],
    )


def _other_pages(keys: list[int], user: Any) -> list[Page]:
    of_lessons = LessonPage.objects.filter(pk__in=keys).values("pk")
    found = {
        page.pk: page for page in Page.objects.filter(pk__in=keys, live=True).exclude(pk__in=of_lessons).specific()
    }
    return [found[pk] for pk in keys if pk in found and found[pk].may_be_read_by(user)]


def _closest(others: QuerySet, labels: dict[str, Sequence[Any]], regions: Sequence[Region]) -> list[int]:
    """Keys of the `others` that share most labels; of as many, by evidence, then near before far, then newest first."""
    ranked = others.order_by().values(reads=F("pk"), rung=_rung(), near=_near(regions), newest=F("listed_at"))
    arms = [
        getattr(LessonPage, name)
        .through.objects.filter(**{f"{column}__in": labels[name]})
        .values(shares=F("lessonpage_id"))
        for name, column in LABELS.items()
        if labels.get(name)
    ]
    if not arms:
        near = ranked.filter(near=1).order_by("-rung", "-listed_at")[:FEWEST] if regions else []
        return [row["reads"] for row in near]
    shared = arms[0].union(*arms[1:], all=True)
    found, number = _ask(ranked, shared, among=BEST)
    if len(found) < FEWEST and number > BEST:
        # Hardly any of the best may be read by this person.
        found, number = _ask(ranked, shared, among=number)
    return found


def _ask(ranked: QuerySet, shared: QuerySet, *, among: int) -> tuple[list[int], int]:
    """One query made of two that Django made, with their values: it counts no rows of a union itself.

    The label tables are read by their index and counted; only the `among` lessons that share most, and those that
    share as many, are looked at further: four times as fast at 20,000 lessons. Gives the keys, and how many lessons
    share a label at all.
    """
    counted, values = shared.query.sql_with_params()
    others, other_values = ranked.query.sql_with_params()
    order = "number DESC, rung DESC, near DESC, newest DESC, reads DESC"
    statement = (
        f"WITH counted AS (SELECT shares, COUNT(*) AS number FROM ({counted}) AS labels GROUP BY shares), "  # noqa: S608
        f"closest AS (SELECT * FROM ({others}) AS others JOIN counted ON shares = reads WHERE number >= "
        "(SELECT MIN(number) FROM (SELECT number FROM counted ORDER BY number DESC LIMIT %s) AS best) "
        f"ORDER BY {order} LIMIT %s) "
        "SELECT reads, total FROM (SELECT COUNT(*) AS total FROM counted) AS all_of_them "
        f"LEFT JOIN closest ON 1 = 1 ORDER BY {order}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *other_values, among, FEWEST])
        rows = cursor.fetchall()
    return [key for key, _total in rows if key is not None], rows[0][1]


def _rung() -> Case:
    rungs = [When(evidence=step, then=Value(number)) for number, step in enumerate(Evidence.values)]
    return Case(*rungs, default=Value(0), output_field=IntegerField())


def _near(regions: Sequence[Region]) -> Case:
    there = PageRegion.objects.filter(page=OuterRef("pk"), region__in=[region.pk for region in regions])
    return Case(When(Exists(there), then=Value(1)), default=Value(0), output_field=IntegerField())
