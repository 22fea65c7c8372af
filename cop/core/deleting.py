"""Pages that are not deleted because something of others hangs on them: rooms say so in `AppConfig.ready`."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

#: Gives a sentence when one of these pages, or a page under them, has to stay.
Reason = Callable[[list[Page]], str | None]
_reasons: list[Reason] = []


def register_reason_to_keep(reason: Reason) -> None:
    if reason not in _reasons:
        _reasons.append(reason)


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The way back with a sentence; None when nothing holds it."""
    sentence = _why_kept([page])
    if sentence is None:
        return None
    messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)


class DeletePages(DeleteBulkAction):
    """Wagtail's own, which would refuse a chosen page without saying why, and break on one under a chosen page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        chosen, _others = self.get_actionable_objects()
        sentence = _why_kept(chosen)
        if sentence is None:
            return super().dispatch(request, *args, **kwargs)
        messages.error(request, sentence)
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore_root"))


def _why_kept(pages: list[Page]) -> str | None:
    if not pages:
        return None
    return next((sentence for reason in _reasons if (sentence := reason(pages))), None)


def title_held_by(rows: QuerySet, page_field: str, pages: list[Page]) -> str | None:
    """Title of a page that one of `rows` hangs on by its relation `page_field`, among `pages` or under them; else None."""
    here = Q()
    for page in pages:
        here |= Q(**{f"{page_field}__path__startswith": page.path})
    title: str | None = rows.filter(here).values_list(f"{page_field}__title", flat=True).first()
    return title
