"""The code on a certificate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.self_study.codes import as_stored

UNKNOWN = _(
    "There is no certificate with this code. Look at it once more: there is no 0, 1, 8, B, I, L, O, S, U or V in it."
)


class CodeForm(forms.Form):
    """`unknown`: it was looked up and is not there."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=40,
        help_text=_("Twelve letters and digits, such as ACDE-2345-FGHK."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that stands on the certificate.")},
    )

    def __init__(self, *args: Any, unknown: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.unknown = unknown

    def clean_code(self) -> str:
        code = as_stored(self.cleaned_data["code"])
        if code is None or self.unknown:
            raise forms.ValidationError(UNKNOWN)
        return code
