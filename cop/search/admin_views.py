"""What editors see of the search: groups of synonyms, and the journal of words that found nothing."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet, SnippetViewSetGroup

from cop.core.spreadsheets import disarmed
from cop.search.forms import SynonymGroupForm
from cop.search.models import SynonymGroup, UnansweredSearch


class JournalPolicy(ModelPermissionPolicy):
    """Searches write the journal: people read it and take rows away, administrators too."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"view", "delete"} and super().user_has_permission(user, action)


class SynonymCreateView(CreateView):
    def get_initial_form_instance(self) -> Model:
        """Filled in with `?words=`, which the journal sends along."""
        return SynonymGroup(words=self.request.GET.get("words", "")[:200].replace("\x00", ""))


class _WithoutChooser(SnippetViewSet):
    """No page type points at these, and Wagtail's chooser asks nobody for the right to look."""

    def register_chooser_viewset(self) -> None:
        """Nothing to choose."""


class SynonymGroupViewSet(_WithoutChooser):
    model = SynonymGroup
    icon = "link"
    menu_label = _("Synonyms")
    base_url_path = "zoeken/synoniemen"
    add_view_class = SynonymCreateView
    edit_handler = ObjectList([FieldPanel("words")], base_form_class=SynonymGroupForm)
    copy_view_enabled = False
    search_fields = ["words"]
    search_backend_name = None


class JournalFilterSet(WagtailFilterSet):
    last_on = DateFromToRangeFilter(label=_("Last on"), widget=DateRangePickerWidget)

    class Meta:
        model = UnansweredSearch
        fields = ["last_on"]


class JournalView(IndexView):
    page_title = _("Found nothing")
    # In an Excel file every text is marked as a text already; a CSV file has no such mark.
    custom_value_preprocess = {
        **IndexView.custom_value_preprocess,
        str: {IndexView.FORMAT_CSV: disarmed},
    }

    def get_list_more_buttons(self, instance: UnansweredSearch) -> list[Button | MenuItem]:
        add = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))
        return [
            ListingButton(
                _("Make it a synonym"), url=f"{add}?{urlencode({'words': instance.words})}", icon_name="link"
            ),
            *super().get_list_more_buttons(instance),
        ]


def _on(day: datetime.date) -> str:
    return date_format(day, "j F Y")


class UnansweredSearchViewSet(_WithoutChooser):
    model = UnansweredSearch
    icon = "search"
    menu_label = _("Found nothing")
    base_url_path = "zoeken/niet-gevonden"
    index_view_class = JournalView
    list_display = [
        "words",
        NumberColumn("times", label=_("Times"), sort_key="times"),
        Column("first_on", label=_("First on"), sort_key="first_on", accessor=lambda row: _on(row.first_on)),
        Column("last_on", label=_("Last on"), sort_key="last_on", accessor=lambda row: _on(row.last_on)),
    ]
    filterset_class = JournalFilterSet
    list_export = ["words", "times", "first_on", "last_on"]
    list_per_page = 50
    ordering = ["-times", "-last_on"]
    export_filename = "niet-gevonden"
    copy_view_enabled = False
    search_fields = ["words"]
    search_backend_name = None


class SearchGroup(SnippetViewSetGroup):
    items = (SynonymGroupViewSet, UnansweredSearchViewSet)
    menu_icon = "search"
    menu_label = _("Search words")
    menu_name = "search-words"
