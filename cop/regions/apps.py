from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    name = "cop.regions"
    label = "regions"
    verbose_name = _("Regions and organisations")

    def ready(self) -> None:
        from cop.core.roles import EDITORS, MODERATORS, RoleGrant, register_grants, vocabulary_permissions
        from cop.regions import organisations

        kept = vocabulary_permissions("regions.region", "regions.organisation")
        register_grants(RoleGrant(EDITORS, kept), RoleGrant(MODERATORS, kept))
        organisations.register()
