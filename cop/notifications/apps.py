from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "cop.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from cop.core.page_panels import register_page_panel
        from cop.core.permissions import is_admitted
        from cop.notifications import own_data, panels, receivers
        from cop.notifications.followables import register_followable
        from cop.notifications.kinds import register_kinds

        register_kinds()
        register_followable(
            "lid",
            model="members.Member",
            name=_("colleagues"),
            one=_("colleague"),
            url=lambda member: reverse("people:show-member", args=[member.pk]),
            visible=lambda user, member: member.is_admitted and is_admitted(user) and member != user,
        )
        register_page_panel(
            "members.Member", "notifications/_follow_panel.html", panels.follow_member, place="actions", order=10
        )
        receivers.connect()
        own_data.register()
