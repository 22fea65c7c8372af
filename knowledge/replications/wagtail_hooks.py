"""Evidence in the Wagtail admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cop.core.deleting import register_reason_to_keep
from cop.core.permissions import may_open_admin
from cop.core.waiting import Waiting, register_waiting
from knowledge.lessons.models import Evidence, LessonPage
from knowledge.lessons.permissions import may_curate
from knowledge.replications.admin_views import ReportPermissionPolicy, ReportViewSet
from knowledge.replications.deleting import keeps_reports
from knowledge.replications.models import Replication
from knowledge.replications.services.evidence import CAN_BE_CHECKED
from knowledge.replications.views.checking import check_lesson_evidence

register_permission_policy(Replication, ReportPermissionPolicy(Replication))
register_snippet(ReportViewSet)
register_reason_to_keep(keeps_reports)


@hooks.register("register_log_actions")
def register_evidence_actions(actions: Any) -> None:
    actions.register_action("replications.evidence_checked", _("Check evidence"), _("Checked the evidence"))
    actions.register_action(
        "replications.evidence_unchecked", _("Take evidence check back"), _("Took the check of the evidence back")
    )


@hooks.register("register_admin_urls")
def evidence_urls() -> list[URLPattern]:
    return [path("lessen/<int:pk>/bewijs/", check_lesson_evidence, name="replications_check_evidence")]


@hooks.register("register_page_header_buttons")
def evidence_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    if not isinstance(page, LessonPage) or not page.live or page.evidence not in CAN_BE_CHECKED:
        return []
    if not may_curate(user, page):
        return []
    address = reverse("replications_check_evidence", args=[page.pk])
    return [Button(_("Check the evidence"), url=address, icon_name="check", priority=16)]


def waiting_evidence(user: Any) -> Waiting | None:
    """Lessons that carried over to other regions and whose reports no editor looked at."""
    if not (may_open_admin(user) and user.has_perm("core.change_theme")):
        return None
    waiting = LessonPage.objects.live().filter(evidence=Evidence.TRANSFERABLE).count()
    return Waiting(
        _("lessons whose evidence you can check"), waiting, reverse("lessons_admin:index") + "?evidence=transferable"
    )


register_waiting(waiting_evidence)
