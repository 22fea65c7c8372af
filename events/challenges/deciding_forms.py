"""What an organiser answers beside the guided form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.challenges.services.deciding import LONGEST_REASON


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it not go on?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who reads the page sees this."),
        error_messages={"required": _("Say why it does not go on: people may be working on an entry.")},
    )
