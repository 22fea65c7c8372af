from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LessonsConfig(AppConfig):
    name = "knowledge.lessons"
    label = "lessons"
    verbose_name = _("Lessons")

    def ready(self) -> None:
        from cop.core.frame import register_link
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_page_view
        from cop.core.roles import MEMBERS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.publishing.contributions import register_contribution
        from knowledge.lessons import frame, receivers, telling, views
        from knowledge.lessons.contribution import LESSON
        from knowledge.lessons.following import follow_menu
        from knowledge.lessons.models import LessonPage
        from knowledge.lessons.panels import edit_handler

        register_section(Section(model="lessons.LessonIndexPage", slug="lessen", title="Lessen", order=10))
        register_grants(RoleGrant(MEMBERS, ("wagtailcore.add_page",), on_page_model="lessons.LessonIndexPage"))
        register_link("site_search_url", frame.site_search_url)
        register_contribution(LESSON)
        register_page_view("lessons.LessonIndexPage", views.list_lessons)
        register_page_view("lessons.LessonPage", views.show_lesson)
        LessonPage.edit_handler = edit_handler
        receivers.connect()
        telling.register()
        register_page_panel(
            "lessons.LessonPage", "notifications/_follow_menu.html", follow_menu, place="actions", order=80
        )
