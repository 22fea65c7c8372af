"""Pages that a member keeps."""

from django.utils.translation import gettext_lazy as _

from cop.bookmarks.models import Bookmark
from cop.members.models import Member
from cop.members.own_data import PAGE_WORDS, Row, page_rows, register_own_data


def kept_by(member: Member) -> list[Row]:
    found = Bookmark.objects.filter(member=member).select_related("page").order_by("-kept_at", "-pk")
    return page_rows(found, "page", "kept_at")


def register() -> None:
    register_own_data(
        "bewaard",
        _("Pages that you keep"),
        kept_by,
        seen_by=_("Only you."),
        kept=_("Until you remove it, or your account goes."),
        words={**PAGE_WORDS, "kept_at": _("kept since")},
        order=50,
    )
