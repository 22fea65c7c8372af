"""Discussions in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

ACTS = (
    ("admit", _("Let a post through"), _("A waiting post was let through")),
    ("hide", _("Hide a post"), _("A post was hidden")),
    ("restore", _("Put a post back"), _("A hidden post was put back")),
    ("close", _("Close"), _("The discussion was closed")),
    ("reopen", _("Open again"), _("The discussion was opened again")),
    ("pin", _("Pin"), _("The discussion was pinned")),
    ("unpin", _("Do not pin any more"), _("The discussion is not pinned any more")),
    ("merge", _("Merge"), _("Another discussion was merged into this one")),
)


@hooks.register("register_log_actions")
def register_acts(actions: Any) -> None:
    """What moderators did stands in the history of the page."""
    for name, label, sentence in ACTS:
        actions.register_action(f"discussions.{name}", label, sentence)
