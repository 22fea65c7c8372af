"""What machines may know of public challenges, in fields: what everybody reads. The phase is that of the moment."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from cop.core.richtext import safe_html
from cop.opendata.registry import OpenPages, open_field
from cop.regions.models import PageRegion
from events.challenges.models import ChallengePage
from events.challenges.models.searched import LABELS


def rows(challenges: QuerySet[Any]) -> QuerySet[Any]:
    """All that the fields show, in a constant number of queries more."""
    regions = PageRegion.objects.select_related("region").order_by("region__name")
    return challenges.prefetch_related(*LABELS, "partners", "criteria", Prefetch("page_regions", regions))


def _local(moment: Any) -> str | None:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat() if moment else None


def _labels(one: ChallengePage) -> dict[str, list[dict[str, str]]]:
    return {name: [{"slug": term.slug, "name": term.name} for term in getattr(one, name).all()] for name in LABELS}


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
        open_field("opens_at", lambda one: _local(one.opens_at)),
        open_field("deadline", lambda one: _local(one.deadline)),
        open_field("select_by", lambda one: _local(one.select_by)),
        open_field("runs_until", lambda one: _local(one.runs_until)),
        open_field("open_to_students", lambda one: one.open_to_students),
        open_field("partners", lambda one: [{"name": row.name, "kind": row.kind} for row in one.partners.all()]),
        open_field("criteria", lambda one: [{"title": row.title, "weight": row.weight} for row in one.criteria.all()]),
        open_field("results", lambda one: str(safe_html(one.results))),
        open_field("labels", _labels),
        open_field(
            "regions", lambda one: [{"slug": p.region.slug, "name": p.region.name} for p in one.page_regions.all()]
        ),
        open_field("listed_at", lambda one: one.listed_at),
        open_field("changed_at", lambda one: one.changed_at),
    ),
)
CHALLENGE_INDEX = OpenPages(
    model="challenges.ChallengeIndexPage",
    section="lijsten-challenges",
    fields=(open_field("introduction", lambda index: index.introduction),),
)
