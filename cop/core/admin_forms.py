"""The form of every page type in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Says so when somebody else saved since the page was opened; saving once more is then a choice.

    Wagtail refuses this for autosave and warns beside the form, but an ordinary save would overwrite silently.
    """

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        had = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if had and self.instance.pk and had != str(self.instance.latest_revision_id):
            self.add_error(
                None,
                _(
                    "Somebody saved a newer version since you opened this. Nothing was overwritten and your text is below; compare it in the history. Saving again replaces the newer version."
                ),
            )
        return data
