"""Challenges of a region that one can still do something with, on its page."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cop.regions.models import PageRegion, Region
from cop.regions.parts import Line, Shown, counted_by_region, first_of, register_region_part
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.challenges.querysets import LONG_TEXTS
from events.challenges.timeline import Timeline

SHOWN = (Phase.OPEN, Phase.ANNOUNCED, Phase.SELECTION, Phase.RUNNING)


def challenges_of(user: Any, region: Region) -> Shown | None:
    """From announced until it is finished; nothing is shown where there is none."""
    now = timezone.now()
    held = PageRegion.objects.filter(region=region).values("page_id")
    within = ChallengePage.objects.visible_to(user).by_phase(now).filter(pk__in=held)
    found, total = first_of(within.filter(phase_now__in=[phase.value for phase in SHOWN]).defer(*LONG_TEXTS))
    if not found:
        return None
    timelines = [Timeline(one, now) for one in found]
    lines = [_line(one, timeline) for one, timeline in zip(found, timelines, strict=True)]
    return Shown(lines, total, f"/challenges/?regio={region.slug}", all_of(total))


def _line(challenge: ChallengePage, timeline: Timeline) -> Line:
    left = timeline.left if timeline.is_open else ""
    text = ", ".join(filter(None, (challenge.problem_owner, str(left))))
    return Line(challenge.question or challenge.title, challenge.get_url() or "", text, timeline.phase.label)


def open_ones(user: Any) -> dict[int, int]:
    return counted_by_region(ChallengePage.objects.visible_to(user).in_phase(timezone.now(), Phase.OPEN))


def all_of(total: int) -> str:
    return ngettext("The %(total)d challenge of this region", "All %(total)d challenges of this region", total) % {
        "total": total
    }


def said(number: int) -> str:
    return ngettext("%(number)d open challenge", "%(number)d open challenges", number) % {"number": number}


def register() -> None:
    register_region_part(40, _("Challenges of this region"), challenges_of, counts=open_ones, said=said)
