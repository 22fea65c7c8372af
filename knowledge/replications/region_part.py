"""What was tried in a region, on its page: one line a report of a colleague."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.regions.models import Region
from cop.regions.parts import Line, Shown, first_of, register_region_part
from knowledge.replications.models import Replication


def tried_in(user: Any, region: Region) -> Shown | None:
    """Reports that count as evidence, the latest period in front; nothing is shown where nobody tried."""
    counted = Replication.objects.visible_to(user).counted().filter(region=region)
    found, total = first_of(counted.select_related("lesson", "organisation").order_by("-period_start", "-pk"))
    lines = [
        Line(
            report.lesson.title,
            report.address(),
            ", ".join(filter(None, (str(report.organisation or ""), report.period_name))),
            report.get_outcome_display(),
        )
        for report in found
    ]
    return Shown(lines, total) if lines else None


def register() -> None:
    register_region_part(20, _("Tried in this region"), tried_in)
