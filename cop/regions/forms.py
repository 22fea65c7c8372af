"""Forms on organisations, in the Wagtail admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.regions.models import Organisation


class MergeForm(forms.Form):
    """Which organisation stays."""

    keep = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Merge it with"),
        empty_label=_("Choose"),
        help_text=_("This organisation stays. It gets everything of the other one, which goes."),
    )

    def __init__(self, *args: Any, gone: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        keep.queryset = Organisation.objects.exclude(pk=gone.pk)
