"""How editors edit in the admin what members wrote in the site."""

from typing import Any

from django.utils.text import capfirst

from cop.core.admin_forms import BasePageForm


class ContributionAdminForm(BasePageForm):
    """A draft may be empty in places; what is published, or approved, may not."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return data
        for name, sentence in self._missing(data).items():
            if name in self.fields:
                # What was typed wrong is not missing.
                if name not in self.errors:
                    self.add_error(name, sentence)
            elif name in self.formsets:
                rows = self.formsets[name].model._meta.verbose_name_plural
                self.add_error(None, f"{capfirst(rows)}: {sentence}")
        return data

    def _missing(self, data: dict[str, Any]) -> dict[str, str]:
        """By what was typed: the page itself gets its values only after this."""
        return {
            name: str(self.instance.sentence_for_missing(name))
            for name in self.instance.required_to_publish(lambda name: self.is_typed(name, data))
            if not self.is_typed(name, data)
        }

    def is_typed(self, name: str, data: dict[str, Any]) -> bool:
        if name not in self.formsets:
            return bool(data.get(name))
        formset = self.formsets[name]
        if not formset.is_valid():
            return True  # the formset says itself what is wrong
        return any(form.cleaned_data and not form.cleaned_data.get("DELETE") for form in formset.forms)
