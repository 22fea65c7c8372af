from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cop.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from django.urls import reverse

        from cop.core.frame import register_link
        from cop.core.models import Theme
        from cop.core.page_words import register_page_words
        from cop.core.roles import EDITORS, RoleGrant, register_grants, vocabulary_permissions
        from cop.regions.models import Region
        from cop.search import receivers
        from cop.search.marks import marks_of
        from cop.search.registry import LabelPage, SearchFacet, register_search_facet

        register_link("site_search_url", lambda _request: reverse("search:search"))
        register_grants(
            RoleGrant(EDITORS, vocabulary_permissions("search.synonymgroup")),
            RoleGrant(EDITORS, ("search.view_unansweredsearch", "search.delete_unansweredsearch")),
        )
        register_page_words(marks_of)
        register_search_facet(SearchFacet("thema", _("Theme"), Theme))
        region_page = LabelPage(
            kind=_("page of a region"),
            rows=lambda _user: Region.objects.all(),
            url=Region.get_absolute_url,
            summary=lambda region: region.description,
        )
        register_search_facet(SearchFacet("regio", _("Region"), Region, region_page))
        receivers.connect()
