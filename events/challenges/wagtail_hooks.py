"""Challenges in the Wagtail admin, and what its log and the history in the site say of decisions about one."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.log_actions import LogFormatter

from cop.care.happenings import name_of
from cop.core.admin_lists import PAGE_COLUMNS
from cop.core.moment_words import moment_in_words
from events.challenges.models import ChallengePage
from events.challenges.services.naming import Part


def deadline_in_words(challenge: ChallengePage) -> str:
    return moment_in_words(challenge.deadline) if challenge.deadline else ""


class ChallengeListingViewSet(PageListingViewSet):
    icon = "pick"
    menu_label = _("Challenges")
    menu_order = 158
    add_to_admin_menu = True
    model = ChallengePage
    list_filter = ["open_to_students", "members_only", "themes", "target_groups"]
    columns = [
        *PAGE_COLUMNS,
        Column("phase", label=_("Phase"), accessor="phase.label"),
        # Wagtail's own column for dates says of every day to come that it is just now.
        Column("deadline", label=_("Deadline"), accessor=deadline_in_words, sort_key="deadline", width="15%"),
        Column("problem_owner", label=_("Problem owner"), accessor="problem_owner"),
    ]


@hooks.register("register_admin_viewset")
def challenge_viewset() -> ChallengeListingViewSet:
    return ChallengeListingViewSet("challenges_admin")


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
