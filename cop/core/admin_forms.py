"""The forms of every page type in the Wagtail admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from cop.core.field_checks import refuse_wrong_fields
from cop.core.page_views import reserved_words


class TellsWhoWasFirst:
    """A form that says so when somebody else saved since it was opened; saving once more is then a choice.

    Wagtail refuses this for autosave and warns beside the form, but an ordinary save would overwrite silently.
    """

    # What the form has that this is mixed into.
    data: Any
    instance: Any
    add_error: Any

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()  # type: ignore[misc]
        had = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if had and self.instance.pk and had != str(self.instance.latest_revision_id):
            self.add_error(
                None,
                _(
                    "Somebody saved a newer version since you opened this. Nothing was overwritten and your text is below; compare it in the history. Saving again replaces the newer version."
                ),
            )
        return data


class BasePageForm(TellsWhoWasFirst, WagtailAdminPageForm):
    def save(self, commit: bool = True) -> Page:
        """Wagtail writes a draft of what is not published into the page itself; what readers still see stays."""
        return super().save(commit=commit and not (self.instance.pk and self.instance.is_open))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        refuse_wrong_fields(self, data)
        return data

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        _refuse_reserved(slug, self.parent_page)
        return slug


class BasePageCopyForm(CopyForm):
    """Wagtail's form for a copy, which has an address of its own as well."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        try:
            _refuse_reserved(data.get("new_slug", ""), data.get("new_parent_page") or self.page.get_parent())
        except ValidationError as refused:
            self.add_error("new_slug", refused)
        return data


def _refuse_reserved(slug: str, parent: Page | None) -> None:
    """A page at a word that the page above it answers itself would be found by nobody."""
    if parent is not None and slug in reserved_words(parent.specific_class):
        raise ValidationError(_("The site itself uses this address. Choose another one."))
