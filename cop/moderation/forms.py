"""Forms of who reports and of who decides."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
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
    suspend = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        label=_("Suspend as well"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who is suspended can neither sign in nor post until a moderator lifts it."),
    )
    to_authors = forms.CharField(
        label=_("To the author"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("Needed unless you leave it as it is: what is wrong, and what can the author do? It goes by mail."),
    )
    to_reporters = forms.CharField(
        label=_("To who reported it"),
        max_length=1_000,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("What did you decide, and why? Stands in the mail to each of them."),
    )

    def __init__(
        self, *args: Any, is_there: bool, has_authors: bool = True, to_suspend: Iterable[Member] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("keep", _("Leave it as it is"))]
        if has_authors:
            choices.append(("warn", _("Leave it, and warn the author")))
        if is_there:
            choices.append(("hide", _("Hide it from readers")))
        self.fields["decision"].choices = choices
        if len(choices) == 1:
            self.fields["decision"].initial = "keep"
        if not has_authors and not is_there:
            del self.fields["to_authors"]
        keys = [member.pk for member in to_suspend]
        self.fields["suspend"].queryset = Member.objects.filter(pk__in=keys)
        if not keys:
            del self.fields["suspend"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        says_something = data.get("decision") in {"hide", "warn"} or data.get("suspend")
        if says_something and not data.get("to_authors"):
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


class SuspendForm(forms.Form):
    """Why somebody is kept out, or may come back."""

    reason = forms.CharField(label="", max_length=1_000, widget=forms.Textarea(attrs=ROWS))

    def __init__(self, *args: Any, lifts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.label = _("Why can this member come back?") if lifts else _("Why is this member suspended?")
        reason.help_text = _("Stands in the mail to this person.")
