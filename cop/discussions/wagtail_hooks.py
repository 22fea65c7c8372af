"""Discussions in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cop.core.waiting import Waiting, register_waiting
from cop.discussions import admin_views
from cop.discussions.permissions import may_moderate
from cop.discussions.waiting import count_waiting

ACTS = (
    ("close", _("Close"), _("The discussion was closed")),
    ("reopen", _("Open again"), _("The discussion was opened again")),
    ("pin", _("Pin"), _("The discussion was pinned")),
    ("unpin", _("Do not pin any more"), _("The discussion is not pinned any more")),
    ("merge", _("Merge"), _("Another discussion was merged into this one")),
)


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    """What moderators did with a thread as a whole stands in its history, beside what cop/moderation writes there."""
    for name, label, sentence in ACTS:
        actions.register_action(f"discussions.{name}", label, sentence)


@hooks.register("register_admin_urls")
def waiting_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("wachtend/", admin_views.list_waiting, name="waiting"),
        path("wachtend/<int:thread>/<int:number>/", admin_views.decide_on_waiting, name="decide-waiting"),
    ]
    return [path("gesprekken/", include((patterns, "discussions_admin")))]


class WaitingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)


@hooks.register("register_admin_menu_item")
def waiting_menu_item() -> WaitingMenuItem:
    return WaitingMenuItem(_("Waiting posts"), reverse("discussions_admin:waiting"), icon_name="comment", order=255)


def waiting_posts(user: Any) -> Waiting | None:
    if not may_moderate(user):
        return None
    return Waiting(_("posts to look at"), count_waiting(user), reverse("discussions_admin:waiting"))


register_waiting(waiting_posts)
