from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookmarksConfig(AppConfig):
    name = "cop.bookmarks"
    label = "bookmarks"
    verbose_name = _("Bookmarks")

    def ready(self) -> None:
        from cop.bookmarks import own_data
        from cop.bookmarks.kept_pages import kept_lately
        from cop.core.dashboard import register_panel

        register_panel("bookmarks/_my_panel.html", lambda user: {"kept": kept_lately(user, 5)}, order=20)
        own_data.register()
