"""Reports in the Wagtail admin: listing, review, and the same rules as in the site."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, UnpublishView, WorkflowActionView

from cop.core.errors import DomainError
from cop.publishing.services.locking import lock_page
from knowledge.replications.admin_forms import panels
from knowledge.replications.models import Replication


class ReportPermissionPolicy(ModelPermissionPolicy):
    """A report is somebody's own experience: nobody makes one in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class ReportEditView(EditView):
    def run_action_method(self) -> HttpResponse | None:
        """Publishing or approving, or none of it: somebody may have been first, or archived the lesson."""
        try:
            with transaction.atomic():
                answer: HttpResponse | None = super().run_action_method()
        except DomainError as refused:
            self.produced_error_code, self.produced_error_message = "refused", str(refused)
            refusal: HttpResponse = self.form_invalid(self.form)
            return refusal
        return answer


class ReportWorkflowActionView(WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deciding from a list, without opening the report."""
        try:
            with transaction.atomic():
                answer: HttpResponse = super().post(request, *args, **kwargs)
        except DomainError as refused:
            messages.error(request, str(refused))
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return redirect(self.redirect_url)
        return answer


class ReportUnpublishView(UnpublishView):
    def unpublish(self) -> HttpResponse | None:
        """Taking it down and counting its lesson anew are one."""
        with transaction.atomic():
            lock_page(self.object.lesson_id)
            answer: HttpResponse | None = super().unpublish()
        return answer


class PublishedOnly:
    """Drafts are nobody else's, also not as a name in a list to choose from."""

    def get_object_list(self) -> QuerySet[Replication]:
        return Replication.objects.filter(live=True).select_related("lesson", "organisation")


class ChoosePublished(PublishedOnly, ChooseView):
    pass


class ChoosePublishedResults(PublishedOnly, ChooseResultsView):
    pass


class ReportChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChoosePublished
    choose_results_view_class = ChoosePublishedResults


class ReportViewSet(SnippetViewSet):
    model = Replication
    icon = "resubmit"
    # Not “Reports”, which is another entry of the same menu, and short: the whole name does not fit there.
    menu_label = _("Tried too")
    menu_name = "verslagen"
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    chooser_viewset_class = ReportChooserViewSet
    edit_view_class = ReportEditView
    unpublish_view_class = ReportUnpublishView
    workflow_action_view_class = ReportWorkflowActionView
    edit_handler = panels
    list_display = [
        "__str__",
        Column("region", label=_("Region"), sort_key="region__name"),
        Column("period_name", label=_("Period"), sort_key="period_start"),
        Column("get_outcome_display", label=_("Outcome"), sort_key="outcome"),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_filter = ["live", "outcome", "region", "organisation", "period_start"]
    ordering = ["-changed_at"]
    search_fields = ["author_name", "lesson__title", "organisation__name"]
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Replication]:
        return Replication.objects.select_related("lesson", "organisation", "region", "latest_revision")
