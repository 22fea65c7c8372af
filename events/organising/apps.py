from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisingConfig(AppConfig):
    name = "events.organising"
    label = "organising"
    verbose_name = _("Organising")

    def ready(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.page_panels import register_page_panel
        from cop.publishing.documents import register_document_rule
        from events.organising import documents, letters, own_data, panels, services
        from events.organising.reading import own_events
        from events.registration.tending import register_chore

        event = "agenda.EventPage"
        register_page_panel(event, "organising/_doors.html", panels.doors_panel, place="organise", order=10)
        register_page_panel(event, "organising/_own_code.html", panels.own_code_panel, place="aside", order=6)
        register_page_panel(event, "organising/_afterwards.html", panels.afterwards_panel, place="text", order=10)
        register_panel("organising/_own_panel.html", panels.own_panel, order=13, if_any=panels.own_rows)
        register_panel(
            "organising/_organised.html", panels.organised_panel, order=10, place="events", if_any=own_events
        )
        register_document_rule(documents.of_event)
        letters.register()
        own_data.register()
        register_chore("letters that ask what somebody thought of an event", services.ask_due_feedback)
