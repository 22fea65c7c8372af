"""Forms of who reports and of who decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.moderation.models import Report

ROWS = {"rows": 4}


class ReportForm(forms.Form):
    """What is wrong with it?"""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best.")},
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("What should a moderator look at? The author does not see this, nor who reported it."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("reason") == Report.Reason.OTHER and not data.get("explanation"):
            self.add_error("explanation", _("Say what it is, so that a moderator knows what to look at."))
        return data


class HandleForm(forms.Form):
    """A moderator's decision, with a sentence to everybody whom it is about."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    to_authors = forms.CharField(
        label=_("To the author"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Needed when you hide it: what is wrong, and what can the author do? Stands in the mail."),
    )
    to_reporters = forms.CharField(
        label=_("To who reported it"),
        max_length=1_000,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("What did you decide, and why? Stands in the mail to each of them."),
    )

    def __init__(self, *args: Any, is_there: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep, hide = ("keep", _("Leave it as it is")), ("hide", _("Hide it from readers"))
        self.fields["decision"].choices = [keep, hide] if is_there else [keep]
        if not is_there:
            self.fields["decision"].initial = "keep"
            del self.fields["to_authors"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == "hide" and not data.get("to_authors"):
            self.add_error("to_authors", _("Say what is wrong, so that the author knows what to do."))
        return data


class RestoreForm(forms.Form):
    """Why something can be read again."""

    reason = forms.CharField(
        label=_("Why can it be read again?"),
        max_length=1_000,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Stands in the mail to the author and to who reported it."),
    )
