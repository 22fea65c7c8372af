from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionsConfig(AppConfig):
    name = "cop.discussions"
    label = "discussions"
    verbose_name = _("Discussions")

    def ready(self) -> None:
        from cop.core.page_views import register_page_view
        from cop.core.roles import MEMBERS, MODERATORS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.discussions import hearing, known, own_data, region_part, reporting, verbs
        from cop.discussions.search import THREADS
        from cop.discussions.views import read
        from cop.search.registry import register_search_type

        register_section(
            Section(
                model="discussions.ChannelIndexPage", slug="gesprekken", title="Gesprekken", order=50, members_only=True
            )
        )
        register_grants(
            RoleGrant(MEMBERS, ("wagtailcore.add_page",), on_page_model="discussions.ChannelIndexPage"),
            RoleGrant(MODERATORS, ("discussions.moderate_thread",)),
        )
        register_page_view("discussions.ChannelIndexPage", read.list_channels)
        register_page_view("discussions.ChannelPage", read.list_threads)
        register_page_view("discussions.ThreadPage", read.show_thread)
        register_search_type(THREADS)
        known.connect()
        verbs.register()
        hearing.register()
        reporting.register()
        own_data.register()
        region_part.register()
