from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

REPORT_RIGHTS = tuple(f"replications.{act}_replication" for act in ("view", "change", "publish", "lock", "unlock"))


class ReplicationsConfig(AppConfig):
    name = "knowledge.replications"
    label = "replications"
    verbose_name = _("Tried here too")

    def ready(self) -> None:
        from knowledge.replications import merging, receivers, report_receivers, telling

        self._register_reading()
        self._register_writing()
        receivers.connect()
        report_receivers.connect()
        merging.connect()
        telling.register()

    def _register_reading(self) -> None:
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_sub_view
        from knowledge.lessons.models.searched import register_told
        from knowledge.replications import panels, searched
        from knowledge.replications.views import inviting, reading, travel

        register_told(searched.told_in_reports, prefetch=searched.live_reports)
        lesson = "lessons.LessonPage"
        register_page_panel(lesson, "replications/_report_button.html", panels.report_button, place="actions", order=10)
        register_page_panel(lesson, "replications/_evidence_panel.html", panels.evidence_panel, place="aside", order=10)
        register_page_panel(lesson, "replications/_reports.html", panels.reports_panel, place="after", order=10)
        register_page_panel(
            "lessons.LessonIndexPage", "replications/_travel_link.html", panels.travel_link, place="head", order=10
        )
        register_sub_view(lesson, reading.WORD, reading.list_reports, in_sitemap=False)
        register_page_panel(lesson, "replications/_invite_link.html", panels.invite_link, place="menu", order=30)
        register_sub_view(lesson, inviting.WORD, inviting.invite_colleague, in_sitemap=False, has_own_door=True)
        register_sub_view("lessons.LessonIndexPage", travel.WORD, travel.show_travel)

    def _register_writing(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.roles import EDITORS, RoleGrant, register_grants
        from cop.publishing.documents import register_document_rule
        from cop.publishing.review import register_reviewed
        from knowledge.replications import own_data, own_reports, permissions, region_part, reporting
        from knowledge.replications.reviewed import subject_of_report

        register_grants(RoleGrant(EDITORS, REPORT_RIGHTS))
        register_reviewed("replications.Replication", subject_of_report)
        register_document_rule(permissions.on_report)
        register_panel("replications/_my_panel.html", own_reports.reports_panel, order=20)
        reporting.register()
        own_data.register()
        region_part.register()
