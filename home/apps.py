from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from cop.core.linked_data import register_linked_data
        from cop.core.page_views import register_page_view
        from cop.core.roles import EDITORS, RoleGrant, register_grants, vocabulary_permissions
        from cop.core.sections import register_home
        from cop.core.signals import community_prepared
        from cop.opendata.registry import register_open_pages
        from cop.search.registry import register_search_type
        from home import open_data, receivers, views
        from home.linked_data import community_as_organisation
        from home.search import INFORMATION

        register_home("home.HomePage")
        register_page_view("home.HomePage", views.show_home)
        register_search_type(INFORMATION)
        register_linked_data("home.HomePage", community_as_organisation)
        register_open_pages(open_data.HOME)
        register_open_pages(open_data.INFORMATION)
        register_grants(
            RoleGrant(EDITORS, ("wagtailadmin.access_admin",)),
            RoleGrant(
                EDITORS,
                tuple(
                    f"wagtailcore.{act}_page" for act in ("add", "change", "publish", "lock", "unlock", "bulk_delete")
                ),
                on_page_model="home.HomePage",
            ),
            RoleGrant(
                EDITORS,
                vocabulary_permissions(
                    "core.theme", "core.trend", "core.targetgroup", "core.phase", "core.learningform"
                ),
            ),
            RoleGrant(
                EDITORS,
                tuple(
                    # Wagtail asks these of its own models, also where a project has its own.
                    f"{kind.replace('.', f'.{act}_')}"
                    for kind in ("wagtailimages.image", "wagtaildocs.document")
                    for act in ("add", "change", "choose")
                ),
                on_collections=True,
            ),
        )
        community_prepared.connect(receivers.fill_new_community, dispatch_uid="home.fill_new_community")
