"""Regions and organisations in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cop.regions.models import Organisation, Region


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "site"
    list_display = ["name"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name", "kind", "region"]
    list_filter = ["kind", "region"]


class PlacesGroup(SnippetViewSetGroup):
    items = (RegionViewSet, OrganisationViewSet)
    menu_icon = "site"
    menu_label = _("Regions")
    menu_name = "places"


register_snippet(PlacesGroup)
