"""The bottom floor: imports nothing of the community above it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cop.core"
    label = "core"
    verbose_name = _("Community")

    def ready(self) -> None:
        from cop.core import admin_moments, checks, receivers  # noqa: F401  (registers the system checks)

        admin_moments.register()
        receivers.connect()
        post_migrate.connect(receivers.prepare_community, dispatch_uid="core.prepare_community")
