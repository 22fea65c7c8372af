from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "cop.publishing"
    label = "publishing"
    verbose_name = _("Contributions")

    def ready(self) -> None:
        from cop.core.dashboard import register_panel
        from cop.core.frame import register_link
        from cop.core.signals import community_prepared
        from cop.publishing import frame, own_data, receivers
        from cop.publishing.state import contributions_of

        register_link("contribution_url", frame.contribution_url)
        register_panel(
            "publishing/_my_panel.html", lambda user: {"contributions": contributions_of(user, limit=5)}, order=10
        )
        community_prepared.connect(receivers.prepare_review, dispatch_uid="publishing.prepare_review")
        community_prepared.connect(receivers.prepare_collection, dispatch_uid="publishing.prepare_collection")
        receivers.connect_workflow_signals()
        own_data.register()
