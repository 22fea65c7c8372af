from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "knowledge.workshops"
    label = "workshops"
    verbose_name = _("Workshops")

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
        from cop.publishing.documents import register_document_rule
        from cop.search.registry import register_label_source, register_search_type
        from knowledge.workshops import history, open_data, receivers, reporting, telling
        from knowledge.workshops.contribution import WORKSHOP
        from knowledge.workshops.documents import in_material
        from knowledge.workshops.models import WorkshopPage
        from knowledge.workshops.panels import edit_handler
        from knowledge.workshops.search import LEARNING_FORMS, WORKSHOPS
        from knowledge.workshops.views import reading

        register_section(Section(model="workshops.WorkshopIndexPage", slug="workshops", title="Workshops", order=15))
        register_grants(RoleGrant(MEMBERS, ("wagtailcore.add_page",), on_page_model="workshops.WorkshopIndexPage"))
        register_page_view("workshops.WorkshopIndexPage", reading.list_workshops)
        register_page_view("workshops.WorkshopPage", reading.show_workshop)
        for word, view in (("begeleider", reading.show_facilitator), ("draaiboek", reading.show_run_sheet)):
            register_sub_view("workshops.WorkshopPage", word, view, in_sitemap=False, has_own_door=True)
        register_page_panel("workshops.WorkshopPage", "bookmarks/_button.html", keep_panel, place="actions", order=50)
        register_care("workshops.WorkshopPage")
        register_discussable("workshops.WorkshopPage", invitation=_("Discuss this workshop"))
        WorkshopPage.edit_handler = edit_handler
        register_contribution(WORKSHOP)
        register_document_rule(in_material)
        register_search_type(WORKSHOPS)
        register_label_source(LEARNING_FORMS)
        register_open_pages(open_data.WORKSHOP_INDEX)
        register_open_pages(open_data.WORKSHOPS)
        history.register()
        reporting.register()
        telling.register()
        receivers.connect()
