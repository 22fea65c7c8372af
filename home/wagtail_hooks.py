"""The first page of the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cop.core.waiting import waiting_for


class WaitingPanel(Component):
    """What waits for me, with the way to it."""

    name = "waiting"
    template_name = "home/admin/waiting.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"waiting": waiting_for(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def waiting_first(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, WaitingPanel())


@hooks.register("construct_main_menu")
def keep_menu_short(request: HttpRequest, menu_items: list[Any]) -> None:
    """Help links lead to other hosts and are about building with Wagtail, not about editing here."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
