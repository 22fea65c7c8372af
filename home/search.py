"""How information pages are found."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop.search.registry import SearchType


def rows_of_pages(pages: Any) -> Any:
    return pages.defer("body")


INFORMATION = SearchType(
    model="home.InformationPage",
    slug="informatie",
    name=_("information"),
    plural=_("information"),
    text=lambda page: page.found_text(),
    rows=rows_of_pages,
    meta=lambda page: [gettext("For members")] if page.members_only else [],
)
