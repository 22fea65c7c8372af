"""How moderators deal with a page that a member wrote, and that somebody reported."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation import hiding
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable


def register_reported_page(
    model: str,
    *,
    words: Callable[[Any], list[Words]],
    hide: Callable[[Any, Member, str], dict[str, Any]] = lambda page, by, _reason: hiding.unpublish(page, by),
    restore: Callable[[Any, Member, dict[str, Any]], None] = hiding.publish_again,
) -> None:
    """A link in the menu of the page, and how its hiding is done. `model` is "app_label.ModelName" of a contribution.

    A hidden page is unpublished, unless its room does more.
    """
    register_page_panel(model, "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        model,
        title=lambda page: page.title,
        url=lambda page: page.get_url() or "",
        authors=lambda page: Member.objects.filter(page_authorships__page=page).select_related("organisation"),
        visible=lambda page, user: page.is_open and page.may_be_read_by(user),
        hide=hide,
        restore=restore,
        own_url=lambda page: reverse("publishing:show-contribution", args=[page.pk]),
        words=words,
    )
