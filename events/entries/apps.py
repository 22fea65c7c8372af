from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    name = "events.entries"
    label = "entries"
    verbose_name = _("Entries")

    def ready(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.page_panels import register_page_panel
        from cop.core.page_views import register_sub_view
        from events.entries import guarding, letters, own_entries, panels, personal_data, receivers, telling
        from events.entries.views import entering, judging
        from events.entries.views.doors import where_one_may_enter

        challenge = "challenges.ChallengePage"
        register_page_panel(challenge, "entries/_enter_panel.html", panels.enter_panel, place="actions", order=5)
        register_page_panel(challenge, "entries/_judge_panel.html", panels.judge_panel, place="actions", order=6)
        register_page_panel(challenge, "entries/_winners.html", panels.winners_panel, place="winners", order=5)
        enter = where_one_may_enter(entering.enter)
        register_sub_view(challenge, entering.WORD, enter, in_sitemap=False, has_own_door=True)
        register_sub_view(challenge, judging.WORD, judging.list_entries, in_sitemap=False, has_own_door=True)
        register_panel("entries/_my_panel.html", own_entries.entries_panel, order=35, if_any=own_entries.own_rows)
        guarding.register()
        letters.register()
        personal_data.register()
        telling.register()
        receivers.connect()
