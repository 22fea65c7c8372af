"""Pages that a member keeps."""

from django.utils.translation import gettext_lazy as _

from cop.bookmarks.models import Bookmark
from cop.members.models import Member
from cop.members.own_data import Row, address_of, register_own_data


def kept_by(member: Member) -> list[Row]:
    found = Bookmark.objects.filter(member=member).select_related("page").order_by("-kept_at", "-pk")
    return [{"title": one.page.title, "address": address_of(one.page), "kept_at": one.kept_at} for one in found]


def register() -> None:
    register_own_data(
        "bewaard",
        _("Pages that you keep"),
        kept_by,
        seen_by=_("Only you."),
        kept=_("Until you remove it, or your account goes."),
        words={"title": _("title"), "address": _("address"), "kept_at": _("kept since")},
        order=50,
    )
