"""Columns that lists of pages of one kind share in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

#: Wagtail's own but for "parent": where all stand under one page, it would take the room of the title.
PAGE_COLUMNS = (
    *(one for one in PageListingViewSet.columns if one.name == "bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title", width="30%"),
    *(one for one in PageListingViewSet.columns if one.name not in {"bulk_actions", "title", "parent"}),
)
