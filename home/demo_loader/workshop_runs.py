"""Times that members of the demo gave its workshops, and how far some are who follow one alone."""

import datetime
from typing import Any

from django.utils import timezone

from cop.members.models import Member
from cop.regions.models import Region
from home.demo_loader.stories import key_of
from knowledge.given.models import WorkshopRun
from knowledge.given.services import log_run
from knowledge.self_study.services import issue_certificate, tick_part
from knowledge.workshops.models import WorkshopPage

HALFWAY, FINISHED = "adviseur@demo.example", "nieuw@demo.example"


def load_runs(told: dict[str, Any]) -> None:
    """As its givers told; one that is there already is left alone."""
    workshop = WorkshopPage.objects.filter(request_key=key_of(told["slug"]), live=True).first()
    if workshop is None:
        return
    keys = list(workshop.parts.values_list("key", flat=True))
    for run in told.get("given", []):
        by = Member.objects.get(email=run["by"])
        day = timezone.localdate() - datetime.timedelta(days=run["days_ago"])
        request_key = key_of(f"{told['slug']}/{run['by']}/{run['days_ago']}")
        if WorkshopRun.objects.filter(request_key=request_key).exists():
            continue
        log_run(
            workshop=workshop,
            by=by,
            request_key=request_key,
            held_on=day,
            group_size=run["group_size"],
            region=Region.objects.get(slug=run["region"]),
            minutes=dict(zip(keys, run["minutes"], strict=True)),
            worked=run.get("worked", ""),
            to_change=run.get("change", ""),
        )


def load_self_study() -> None:
    """One member is halfway in every workshop that one can follow alone; another has the certificate."""
    for workshop in WorkshopPage.objects.live().filter(self_paced=True, request_key__isnull=False):
        keys = list(workshop.parts.filter(is_break=False).values_list("key", flat=True))
        for email, done in ((HALFWAY, keys[: len(keys) // 2]), (FINISHED, keys)):
            member = Member.objects.filter(email=email).first()
            for key in done if member else []:
                tick_part(workshop=workshop, by=member, part_key=key)
            if member and done == keys:
                issue_certificate(workshop=workshop, by=member)
