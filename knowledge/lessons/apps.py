from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LessonsConfig(AppConfig):
    name = "knowledge.lessons"
    label = "lessons"
    verbose_name = _("Lessons")

    def ready(self) -> None:
        from cop.bookmarks.panel import keep_panel
        from cop.care.panels import register_care
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_page_view, register_sub_view
        from cop.core.roles import MEMBERS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.discussions.panels import register_discussable
        from cop.opendata.registry import register_open_pages
        from cop.publishing.contributions import register_contribution
        from cop.search.registry import register_label_source, register_search_type
        from knowledge.lessons import (
            history,
            merging,
            open_data,
            origin,
            own_data,
            receivers,
            region_part,
            reporting,
            starting,
            telling,
            views,
        )
        from knowledge.lessons.contribution import LESSON, MAKEOVER
        from knowledge.lessons.following import follow_menu
        from knowledge.lessons.listing import MAKEOVERS
        from knowledge.lessons.models import LessonPage
        from knowledge.lessons.panels import edit_handler
        from knowledge.lessons.search import LABELS, LESSONS

        register_section(Section(model="lessons.LessonIndexPage", slug="lessen", title="Lessen", order=10))
        register_grants(RoleGrant(MEMBERS, ("wagtailcore.add_page",), on_page_model="lessons.LessonIndexPage"))
        register_contribution(LESSON)
        register_contribution(MAKEOVER)
        register_search_type(LESSONS)
        for source in LABELS:
            register_label_source(source)
        register_page_view("lessons.LessonIndexPage", views.list_lessons)
        register_page_view("lessons.LessonPage", views.show_lesson)
        register_sub_view("lessons.LessonIndexPage", MAKEOVERS.word, views.list_makeovers)
        register_page_panel("lessons.LessonPage", "bookmarks/_button.html", keep_panel, place="actions", order=50)
        register_care("lessons.LessonPage")
        register_discussable("lessons.LessonPage", invitation=_("Discuss this lesson"))
        history.register()
        reporting.register()
        register_open_pages(open_data.LESSON_INDEX)
        register_open_pages(open_data.LESSONS)
        LessonPage.edit_handler = edit_handler
        receivers.connect()
        own_data.register()
        region_part.register()
        merging.connect()
        telling.register()
        origin.register()
        starting.register()
        register_page_panel(
            "lessons.LessonPage", "notifications/_follow_menu.html", follow_menu, place="actions", order=80
        )
