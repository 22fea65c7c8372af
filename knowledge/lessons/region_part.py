"""Lessons from a region, on its page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cop.core.permissions import is_admitted
from cop.regions.models import PageRegion, Region
from cop.regions.parts import Line, Shown, counted_by_region, first_of, register_region_part
from knowledge.lessons.models import LessonPage


def lessons_of(user: Any, region: Region) -> Shown:
    told = PageRegion.objects.filter(region=region).values("page_id")
    lessons = LessonPage.objects.visible_to(user).filter(pk__in=told).order_by("-listed_at", "-pk")
    found, total = first_of(lessons.only("title", "summary", "outcome", "url_path", "depth"))
    admitted = is_admitted(user)
    step = reverse("publishing:start-contribution", args=["les"]) if admitted else reverse("account_signup")
    return Shown(
        [Line(one.title, one.get_url() or "", one.summary, one.get_outcome_display()) for one in found],
        total,
        f"/lessen/?regio={region.slug}",
        all_of(total),
        _("No lesson from this region yet. Tell the first."),
        step,
        _("Share a lesson") if admitted else _("Request access"),
    )


def all_of(total: int) -> str:
    return ngettext("The %(total)d lesson of this region", "All %(total)d lessons of this region", total) % {
        "total": total
    }


def said(number: int) -> str:
    return ngettext("%(number)d lesson", "%(number)d lessons", number) % {"number": number}


def register() -> None:
    register_region_part(
        10,
        _("Lessons from this region"),
        lessons_of,
        counts=lambda user: counted_by_region(LessonPage.objects.visible_to(user)),
        said=said,
    )
