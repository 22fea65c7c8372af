from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelfStudyConfig(AppConfig):
    name = "knowledge.self_study"
    label = "self_study"
    verbose_name = _("Following alone")

    def ready(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_sub_view
        from knowledge.self_study import own_data, panels, receivers
        from knowledge.self_study.views import following

        workshop = "workshops.WorkshopPage"
        register_page_panel(workshop, "self_study/_follow_panel.html", panels.follow_panel, place="aside", order=5)
        register_sub_view(workshop, following.WORD, following.follow_workshop, in_sitemap=False, has_own_door=True)
        register_panel("self_study/_own_panel.html", panels.own_panel, order=15, if_any=panels.own_rows)
        receivers.connect()
        own_data.register()
