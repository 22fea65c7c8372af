from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReplicationsConfig(AppConfig):
    name = "knowledge.replications"
    label = "replications"
    verbose_name = _("Tried here too")

    def ready(self) -> None:
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_sub_view
        from knowledge.replications import panels, receivers
        from knowledge.replications.views import inviting, reading, travel

        lesson = "lessons.LessonPage"
        register_page_panel(lesson, "replications/_evidence_panel.html", panels.evidence_panel, place="aside", order=10)
        register_page_panel(lesson, "replications/_reports.html", panels.reports_panel, place="after", order=10)
        register_page_panel(
            "lessons.LessonIndexPage", "replications/_travel_link.html", panels.travel_link, place="head", order=10
        )
        register_sub_view(lesson, reading.WORD, reading.list_reports, in_sitemap=False)
        register_page_panel(lesson, "replications/_invite_link.html", panels.invite_link, place="menu", order=30)
        register_sub_view(lesson, inviting.WORD, inviting.invite_colleague, in_sitemap=False, has_own_door=True)
        register_sub_view("lessons.LessonIndexPage", travel.WORD, travel.show_travel)
        receivers.connect()
