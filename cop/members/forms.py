"""Forms of an account."""

from typing import Any, ClassVar

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


class ProfileForm(forms.ModelForm):
    """What colleagues see of a member."""

    class Meta:
        model = Member
        fields: ClassVar[list[str]] = ["display_name", "function", "organisation", "region", "expertise", "about"]
        widgets: ClassVar[dict[str, Any]] = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "expertise": forms.CheckboxSelectMultiple,
        }

    def clean_display_name(self) -> str:
        return normalise_name(self.cleaned_data["display_name"])


class DecisionForm(forms.Form):
    """A moderator's decision on a request for access."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[("admit", _("Admit")), ("decline", _("Decline"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the mail to this person. Needed when you decline."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == "decline" and not data.get("reason"):
            self.add_error("reason", _("Say why, so that this person knows what to do."))
        return data
