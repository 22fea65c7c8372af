"""A lesson on which colleagues reported is not deleted: their reports would go along. It is archived."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from knowledge.replications.models import Replication


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The way back with a sentence, for a lesson with reports and for a page with such a lesson under it."""
    lesson = _reported(under=[page])
    if lesson is None:
        return None
    messages.error(request, _sentence(lesson))
    return redirect("wagtailadmin_pages:edit", page.pk)


class DeletePages(DeleteBulkAction):
    """Wagtail's own, which would refuse a chosen lesson without saying why, and break on one under a chosen page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        chosen, _others = self.get_actionable_objects()
        lesson = _reported(under=chosen)
        if lesson is None:
            return super().dispatch(request, *args, **kwargs)
        messages.error(request, _sentence(lesson))
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore_root"))


def _reported(*, under: list[Page]) -> str | None:
    """The title of a lesson with a report, also with one that is a draft; None when there is none."""
    if not under:
        return None
    here = Q()
    for page in under:
        here |= Q(lesson__path__startswith=page.path)
    return Replication.objects.filter(here).values_list("lesson__title", flat=True).first()


def _sentence(lesson: str) -> str:
    return _(
        "Colleagues reported on “%(title)s”, so it is not deleted. Archive it: readers are told where to look instead."
    ) % {"title": lesson}
