from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PAGE = "catalogue.ResourcePage"
INDEX = "catalogue.CatalogueIndexPage"


class CatalogueConfig(AppConfig):
    name = "knowledge.catalogue"
    label = "catalogue"
    verbose_name = _("Learning catalogue")

    def ready(self) -> None:
        from cop.core.page_views import register_page_view
        from cop.core.roles import MEMBERS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.opendata.registry import register_open_pages
        from cop.publishing.contributions import register_contribution
        from cop.search.registry import register_label_source, register_search_type
        from knowledge.catalogue import open_data, receivers, reporting, telling, views
        from knowledge.catalogue.contribution import RESOURCE
        from knowledge.catalogue.models import ResourcePage
        from knowledge.catalogue.panels import edit_handler
        from knowledge.catalogue.search import FORMS, RESOURCES

        register_section(Section(model=INDEX, slug="leeraanbod", title="Leeraanbod", order=60, in_header=False))
        register_grants(RoleGrant(MEMBERS, ("wagtailcore.add_page",), on_page_model=INDEX))
        register_contribution(RESOURCE)
        register_search_type(RESOURCES)
        register_label_source(FORMS)
        register_page_view(INDEX, views.list_resources)
        register_page_view(PAGE, views.show_resource)
        register_open_pages(open_data.CATALOGUE)
        register_open_pages(open_data.RESOURCES)
        ResourcePage.edit_handler = edit_handler
        receivers.connect()
        telling.register()
        reporting.register()
        self._register_panels()

    def _register_panels(self) -> None:
        from cop.bookmarks.panel import keep_panel
        from cop.core.page_panels import register_page_panel
        from knowledge.catalogue.following import follow_menu

        register_page_panel(PAGE, "bookmarks/_button.html", keep_panel, place="actions", order=50)
        register_page_panel(PAGE, "notifications/_follow_menu.html", follow_menu, place="actions", order=80)
        register_page_panel(
            "lessons.LessonIndexPage", "catalogue/_lessons_link.html", lambda _r, _p: {}, place="head", order=60
        )
