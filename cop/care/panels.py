"""What care shows on a page, and on somebody's own overview."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cop.care.dates import months_later
from cop.care.due import due_dates, with_pages
from cop.care.permissions import may_restore
from cop.care.views import contact, history
from cop.core.page_panels import register_page_panel
from cop.core.page_views import register_sub_view
from cop.core.permissions import is_admitted, may_curate
from cop.publishing.permissions import reader_is_author

MOST_ON_OVERVIEW = 5


def register_care(model: str) -> None:
    """Rooms call this for each page type with a CareMixin; `model` is "app_label.ModelName"."""
    register_sub_view(model, "geschiedenis", history.show_history, in_sitemap=False)
    register_sub_view(model, "vraag", contact.write_to_authors, in_sitemap=False, has_own_door=True)
    register_page_panel(model, "care/_archived.html", archived, place="banner", order=10)
    register_page_panel(model, "care/_menu.html", menu, place="menu", order=10)
    register_page_panel(model, "care/_checked.html", checked, place="facts", order=10)


def may_care(request: HttpRequest, page: Any) -> bool:
    return reader_is_author(request, page) or may_curate(request.user, page)


def checked(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """When it was looked over last, and the button to say that it is still right."""
    if not page.live or is_preview(request):
        return None
    today = timezone.localdate()
    is_due = page.check_due_on is not None and page.check_due_on <= today
    may_check = may_care(request, page) and page.last_checked_on != today
    if not (page.last_checked_on or is_due or may_check):
        return None
    since = page.last_checked_on or timezone.localdate(page.first_published_at)
    return {
        "is_due": is_due,
        "over_a_year": months_later(since, 12) <= today,
        "may_check": may_check,
    }


def archived(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """That it is archived, why, and the way to what took its place, for who may read that."""
    if not page.is_archived or is_preview(request):
        return None
    instead = page.archive_instead.specific if page.archive_instead_id else None
    may_read = instead is not None and instead.is_open and instead.may_be_read_by(request.user)
    return {"instead": instead if may_read else None}


def menu(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """What one does with a page less often."""
    if is_preview(request):
        return None
    is_own = may_care(request, page)
    return {
        "may_ask": is_admitted(request.user) and not reader_is_author(request, page),
        "may_hand_over": reader_is_author(request, page),
        "may_archive": is_own and page.live,
        "may_restore": is_own and page.is_archived and may_restore(request.user, page),
    }


def is_preview(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_preview", False))


def my_due_pages(user: Any) -> dict[str, Any]:
    """For one's own overview."""
    dates = due_dates(of=user) if is_admitted(user) else {}
    return {"due": with_pages(dict(list(dates.items())[:MOST_ON_OVERVIEW])) if dates else [], "number": len(dates)}
