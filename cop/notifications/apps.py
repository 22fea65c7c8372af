from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "cop.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from cop.notifications import receivers
        from cop.notifications.kinds import register_kinds

        register_kinds()
        receivers.connect()
