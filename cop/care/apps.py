from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "cop.care"
    label = "care"
    verbose_name = _("Keeping pages right")

    def ready(self) -> None:
        from cop.care import own_data, panels, receivers
        from cop.care.pages import archived_among
        from cop.core.dashboard import register_panel
        from cop.publishing.state import register_archive

        register_panel("care/_my_panel.html", panels.my_due_pages, order=20)
        register_panel("care/_hand_over.html", lambda _user: {}, order=10, place="contributions")
        register_archive(archived_among)
        own_data.register()
        receivers.connect()
