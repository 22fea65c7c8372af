from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "cop.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from cop.core.roles import MODERATORS, RoleGrant, register_grants
        from cop.moderation import receivers

        register_grants(RoleGrant(MODERATORS, ("moderation.handle_report",)))
        receivers.connect()
