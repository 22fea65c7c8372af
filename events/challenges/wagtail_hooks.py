"""What the log of the admin, and the history in the site, say of decisions about a challenge."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from cop.care.happenings import name_of
from events.challenges.services.naming import Part


@hooks.register("register_log_actions")
def challenge_actions(actions: Any) -> None:
    actions.register_action("challenges.selected", _("Selection"), _("Said that the selection is made"))
    actions.register_action("challenges.finished", _("Finish"), _("Said that it is finished"))
    actions.register_action("challenges.named")(Named)
    actions.register_action("challenges.taken_away")(TakenAway)
    actions.register_action("challenges.withdrawn")(Withdrawn)


class Withdrawn(LogFormatter):
    label = _("Withdraw")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Withdrew it: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


class Named(LogFormatter):
    label = _("Name a member")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Named %(name)s: %(part)s") % _named(log_entry)


class TakenAway(LogFormatter):
    label = _("Take a name away")

    def format_message(self, log_entry: Any) -> str:
        return gettext("Took %(name)s away: %(part)s") % _named(log_entry)


def _named(log_entry: Any) -> dict[str, Any]:
    part = log_entry.data.get("part")
    label = Part(part).label if part in Part.values else ""
    return {"name": name_of(log_entry), "part": str(label).lower()}
