from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cop.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from cop.core.roles import EDITORS, RoleGrant, register_grants, vocabulary_permissions

        register_grants(
            RoleGrant(EDITORS, vocabulary_permissions("search.synonymgroup")),
            RoleGrant(EDITORS, ("search.view_unansweredsearch", "search.delete_unansweredsearch")),
        )
