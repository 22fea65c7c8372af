"""What machines may know of public challenges, in fields: what everybody reads. The phase is that of the moment."""

from typing import Any

from django.db.models import QuerySet

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.opendata.shown import labels_of, local_moment, regions_of, with_regions
from events.challenges.models.searched import LABELS


def rows(challenges: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in a constant number of queries more."""
    return challenges.prefetch_related(*LABELS, "partners", "criteria", with_regions())


CHALLENGES = OpenPages(
    model="challenges.ChallengePage",
    section="challenges",
    changed="changed_at",
    rows=rows,
    labels={"thema": "themes__slug", "doelgroep": "target_groups__slug", "regio": "page_regions__region__slug"},
    fields=(
        open_field("question", lambda one: one.question),
        open_field("background", lambda one: str(safe_html(one.background))),
        open_field("problem_owner", lambda one: one.problem_owner),
        open_field("offers", lambda one: str(safe_html(one.offers))),
        open_field("phase", lambda one: one.phase.value),
        open_field("opens_at", lambda one: local_moment(one.opens_at)),
        open_field("deadline", lambda one: local_moment(one.deadline)),
        open_field("select_by", lambda one: local_moment(one.select_by)),
        open_field("runs_until", lambda one: local_moment(one.runs_until)),
        open_field("open_to_students", lambda one: one.open_to_students),
        open_field("partners", lambda one: [{"name": row.name, "kind": row.kind} for row in one.partners.all()]),
        open_field("criteria", lambda one: [{"title": row.title, "weight": row.weight} for row in one.criteria.all()]),
        open_field("results", lambda one: str(safe_html(one.results))),
        open_field("labels", labels_of(*LABELS)),
        open_field("regions", regions_of),
        open_field("listed_at", lambda one: one.listed_at),
        open_field("changed_at", lambda one: one.changed_at),
    ),
)
CHALLENGE_INDEX = OpenPages(
    model="challenges.ChallengeIndexPage",
    section="lijsten-challenges",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
