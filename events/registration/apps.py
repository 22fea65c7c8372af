from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "events.registration"
    label = "registration"
    verbose_name = _("Registrations")

    def ready(self) -> None:
        from events.registration import letters, receivers

        letters.register()
        receivers.connect()
