"""Evidence and reports in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_evidence_actions(actions: Any) -> None:
    actions.register_action("replications.evidence_checked", _("Check evidence"), _("Checked the evidence"))
    actions.register_action(
        "replications.evidence_unchecked", _("Take evidence check back"), _("Took the check of the evidence back")
    )
