"""Lessons in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from knowledge.lessons.models import LessonPage


class LessonListingViewSet(PageListingViewSet):
    icon = "doc-full"
    menu_label = _("Lessons")
    menu_order = 150
    add_to_admin_menu = True
    model = LessonPage
    list_filter = ["kind", "outcome", "evidence", "featured", "members_only", "themes", "organisation"]
    columns = [
        *PageListingViewSet.columns,
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("outcome", label=_("Outcome"), accessor="get_outcome_display"),
        Column("evidence", label=_("Evidence"), accessor="get_evidence_display", sort_key="evidence"),
        Column("organisation", label=_("Organisation"), accessor="organisation"),
        DateColumn("last_checked_on", label=_("Last checked on"), sort_key="last_checked_on"),
    ]


@hooks.register("register_log_actions")
def register_answers(actions: Any) -> None:
    """Whether somebody wants to be named stands in the history of the lesson."""
    actions.register_action("lessons.credit_agreed", _("Be named"), _("Somebody agreed to be named"))
    actions.register_action("lessons.credit_declined", _("Not be named"), _("Somebody does not want to be named"))


@hooks.register("register_admin_viewset")
def lesson_viewset() -> LessonListingViewSet:
    return LessonListingViewSet("lessons_admin")
