"""Handing in without an account: who one is, and the code from the mail."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.members.names import validate_display_name
from events.entries.forms.entry import EntryForm


class NoRobots(forms.Form):
    """A field that people do not see. Whoever fills it in gets the same answer, and no mail."""

    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get("website"))


class EmailForm(NoRobots):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Give your e-mail address."), "invalid": _("This is no e-mail address.")},
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type the code from the mail.")},
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).replace("-", "")


class PublicEntryForm(EntryForm):
    """The first step of a student or partner; team and files come after the code."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        validators=[validate_display_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Give your name.")},
    )
    organisation = forms.CharField(
        label=_("School or company"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Give your school or company.")},
    )
    email = EmailForm.base_fields["email"]
    website = NoRobots.base_fields["website"]
    field_order: ClassVar[list[str]] = ["name", "organisation", "email"]

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get("website"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "organisation", "email"):
            self.fields[name].needed = True
