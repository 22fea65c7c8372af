"""Forms of an account."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from cop.members.names import normalise_name, validate_display_name


class MemberSignupForm(SignupForm):
    """allauth's form with what a moderator needs to decide, and what colleagues see."""

    display_name = forms.CharField(
        label=_("Name"), max_length=80, validators=[validate_display_name], help_text=_("As colleagues know you.")
    )
    function = forms.CharField(label=_("Function"), max_length=100, required=False)
    request_note = forms.CharField(
        label=_("Why do you want to join?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only needed when your organisation is new here. Read only by those who decide on admission."),
    )
    field_order = ["display_name", "email", "function", "request_note", "password1"]

    def clean_display_name(self) -> str:
        return normalise_name(self.cleaned_data["display_name"])

    def custom_signup(self, request: HttpRequest, user: Member) -> None:
        """allauth saves the account first, then calls this."""
        for name in ("display_name", "function", "request_note"):
            setattr(user, name, self.cleaned_data[name])
        user.save(update_fields=["display_name", "function", "request_note"])

    def save(self, request: HttpRequest) -> Any:
        return super().save(request)
