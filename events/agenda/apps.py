from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    name = "events.agenda"
    label = "agenda"
    verbose_name = _("Agenda")

    def ready(self) -> None:
        from cop.bookmarks.panel import keep_panel
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_page_view, register_sub_view
        from cop.core.roles import ORGANISERS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.discussions.panels import register_discussable
        from cop.opendata.registry import register_open_pages
        from cop.publishing.contributions import register_contribution
        from cop.search.registry import register_search_type
        from events.agenda import history, open_data, own_data, receivers, region_part, reporting, telling
        from events.agenda.contribution import EVENT
        from events.agenda.models import EventPage
        from events.agenda.panels import edit_handler
        from events.agenda.search import EVENTS
        from events.agenda.views import calendar, feeds, reading

        register_section(Section(model="agenda.EventIndexPage", slug="agenda", title="Agenda", order=17))
        register_grants(RoleGrant(ORGANISERS, ("wagtailcore.add_page",), on_page_model="agenda.EventIndexPage"))
        register_page_view("agenda.EventIndexPage", reading.list_events)
        register_page_view("agenda.EventPage", reading.show_event)
        register_sub_view("agenda.EventIndexPage", "maand", calendar.show_this_month, in_sitemap=False)
        register_sub_view("agenda.EventIndexPage", "kalender", feeds.show_calendars)
        register_page_panel("agenda.EventPage", "bookmarks/_button.html", keep_panel, place="actions", order=50)
        register_discussable("agenda.EventPage", invitation=_("Discuss this event"))
        register_contribution(EVENT)
        register_search_type(EVENTS)
        EventPage.edit_handler = edit_handler
        register_open_pages(open_data.EVENT_INDEX)
        register_open_pages(open_data.EVENTS)
        history.register()
        own_data.register()
        reporting.register()
        telling.register()
        receivers.connect()
        region_part.register()
