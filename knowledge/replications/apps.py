from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReplicationsConfig(AppConfig):
    name = "knowledge.replications"
    label = "replications"
    verbose_name = _("Tried here too")

    def ready(self) -> None:
        from knowledge.replications import receivers

        receivers.connect()
