"""What organisers and those who were there type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.organising.models import Afterwards, Question
from events.organising.models.afterwards import LONGEST_OPINION
from events.organising.models.mails import LONGEST_SUBJECT, LONGEST_TEXT
from events.organising.services.asking import NO_QUESTION

YES_NO = [("ja", _("Yes")), ("nee", _("No"))]


class MailForm(forms.Form):
    """`request_key` and `sleutels` go along hidden, from choosing until sending."""

    subject = forms.CharField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Plain text. Leave a line empty for a new paragraph. An answer goes to your own e-mail address."),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class HelperForm(forms.Form):
    who = forms.CharField(label=_("Name or e-mail address of a member"), max_length=254)


class NotesForm(forms.ModelForm):
    class Meta:
        model = Afterwards
        fields = ("notes",)


class FileForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=150, help_text=_("For example: Slides of the lecture."))
    upload = forms.FileField(label=_("File"))


class AskForm(forms.Form):
    questions = forms.MultipleChoiceField(
        label=_("What do you ask?"),
        choices=Question.choices,
        initial=Question.values,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NO_QUESTION},
    )
    asks_itself = forms.BooleanField(
        label=_("Ask by itself at nine in the morning, the day after the event"), required=False, initial=True
    )


class FeedbackForm(forms.Form):
    """Only what was asked. Nothing is required: an empty answer is one that somebody did not want to give."""

    score = forms.TypedChoiceField(
        label=Question.SCORE.label,
        choices=[(str(number), str(number)) for number in range(1, 6)],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    worked = forms.CharField(
        label=Question.WORKED.label,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    change = forms.CharField(
        label=Question.CHANGE.label,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    recommends = forms.TypedChoiceField(
        label=Question.RECOMMENDS.label,
        choices=YES_NO,
        widget=forms.RadioSelect,
        coerce=lambda value: value == "ja",
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and all(value in (None, "") for value in data.values()):
            raise forms.ValidationError(_("Answer at least one question."))
        return data
