from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GivenConfig(AppConfig):
    name = "knowledge.given"
    label = "given"
    verbose_name = _("Times given")

    def ready(self) -> None:
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_sub_view
        from knowledge.given import own_data, panels, receivers, reporting, telling
        from knowledge.given.views import reading

        workshop = "workshops.WorkshopPage"
        register_page_panel(workshop, "given/_count_panel.html", panels.count_panel, place="aside", order=10)
        register_page_panel(workshop, "given/_given_panel.html", panels.given_panel, place="after", order=10)
        register_sub_view(workshop, reading.WORD, reading.list_runs, in_sitemap=False)
        receivers.connect()
        reporting.register()
        telling.register()
        own_data.register()
