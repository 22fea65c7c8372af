"""Discussions about a region, on its page: for members alone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.discussions.models import ThreadPage
from cop.regions.models import PageRegion, Region
from cop.regions.parts import Line, Shown, first_of, register_region_part


def threads_of(user: Any, region: Region) -> Shown | None:
    """Where somebody spoke last in front; nothing is shown where nobody did."""
    about = PageRegion.objects.filter(region=region).values("page_id")
    threads = ThreadPage.objects.visible_to(user).filter(pk__in=about).order_by("-last_activity_at", "-pk")
    found, total = first_of(threads.only("title", "url_path", "depth", "reply_count", "kind"))
    return Shown([_line(one) for one in found], total) if found else None


def _line(thread: ThreadPage) -> Line:
    return Line(thread.title, thread.get_url() or "", quiet=str(thread.get_kind_display()))


def register() -> None:
    register_region_part(50, _("Discussions about this region"), threads_of)
