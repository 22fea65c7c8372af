from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChallengesConfig(AppConfig):
    name = "events.challenges"
    label = "challenges"
    verbose_name = _("Challenges")

    def ready(self) -> None:
        from cop.bookmarks.panel import keep_panel
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_page_view, register_sub_view
        from cop.core.roles import ORGANISERS, RoleGrant, register_grants
        from cop.core.sections import Section, register_section
        from cop.discussions.panels import register_discussable
        from cop.opendata.registry import register_open_pages
        from cop.publishing.contributions import register_contribution
        from cop.publishing.documents import register_document_rule
        from cop.search.registry import register_search_type
        from events.challenges import history, open_data, own_data, receivers, region_part, reporting, telling
        from events.challenges.contribution import CHALLENGE
        from events.challenges.documents import in_challenge
        from events.challenges.models import ChallengePage
        from events.challenges.panels import edit_handler, national_panel
        from events.challenges.search import CHALLENGES
        from events.challenges.views import reading

        register_section(
            Section(model="challenges.ChallengeIndexPage", slug="challenges", title="Challenges", order=18)
        )
        register_grants(RoleGrant(ORGANISERS, ("wagtailcore.add_page",), on_page_model="challenges.ChallengeIndexPage"))
        register_page_view("challenges.ChallengeIndexPage", reading.list_challenges)
        register_page_view("challenges.ChallengePage", reading.show_challenge)
        register_sub_view("challenges.ChallengePage", "resultaat", reading.show_results, in_sitemap=False)
        register_page_panel("challenges.ChallengePage", "bookmarks/_button.html", keep_panel, place="actions", order=50)
        register_discussable("challenges.ChallengePage", invitation=_("Ask the organiser something"))
        register_contribution(CHALLENGE)
        register_document_rule(in_challenge)
        register_search_type(CHALLENGES)
        register_page_panel(
            "agenda.EventPage", "challenges/_national_panel.html", national_panel, place="text", order=40
        )
        ChallengePage.edit_handler = edit_handler
        register_open_pages(open_data.CHALLENGE_INDEX)
        register_open_pages(open_data.CHALLENGES)
        history.register()
        reporting.register()
        telling.register()
        own_data.register()
        receivers.connect()
        region_part.register()
