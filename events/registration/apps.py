from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "events.registration"
    label = "registration"
    verbose_name = _("Registrations")

    def ready(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.page_panels import register_page_panel
        from events.agenda.contribution import register_event_step
        from events.registration import guarding, letters, own_data, panels, receivers
        from events.registration.steps import QUESTIONS

        event = "agenda.EventPage"
        register_page_panel(event, "registration/_panel.html", panels.registration_panel, place="aside", order=5)
        register_page_panel(event, "registration/_organise.html", panels.questions_panel, place="organise", order=20)
        register_panel("registration/_own_panel.html", panels.own_panel, order=12, if_any=panels.own_rows)
        register_event_step(QUESTIONS, after="aanmelden")
        letters.register()
        guarding.register()
        own_data.register()
        receivers.connect()
