from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "cop.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from cop.core.page_panels import register_page_panel
        from cop.core.roles import MODERATORS, RoleGrant, register_grants
        from cop.moderation import admin_people, own_data, receivers

        register_grants(RoleGrant(MODERATORS, ("moderation.handle_report",)))
        own_data.register()
        receivers.connect()
        link = admin_people.member_link
        register_page_panel("members.Member", "moderation/_member_link.html", link, place="actions", order=90)
