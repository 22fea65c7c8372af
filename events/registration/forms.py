"""The form in which a member registers, and the one in which an organiser asks."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from events.registration.models import EventQuestion, QuestionKind, Registration
from events.registration.models.questions import LONGEST_ANSWER, NO, YES
from events.registration.services.answering import ANSWER_THIS, CHOOSE_ONE, field_of

YES_NO = [(YES, _("Yes")), (NO, _("No"))]
#: Who chose something by mistake can take it back.
NO_ANSWER = [("", _("No answer"))]


class RegistrationForm(forms.Form):
    """`questions` are what the event asks; `guests_allowed` 0 asks nothing about guests."""

    use_required_attribute = False
    request_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        guests_allowed: int,
        questions: Sequence[EventQuestion],
        answered: Mapping[int, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.questions = questions
        if guests_allowed:
            self.fields["guests"] = _guests_field(guests_allowed)
        for question in questions:
            earlier = (answered or {}).get(question.pk, "")
            self.fields[field_of(question)] = _question_field(question, earlier)
            self.initial[field_of(question)] = earlier
        agrees = Registration._meta.get_field("shows_name")
        self.fields["shows_name"] = forms.BooleanField(
            label=agrees.verbose_name, help_text=agrees.help_text, required=False
        )

    def answers(self) -> dict[str, Any]:
        """What the services ask."""
        return {
            "guests": self.cleaned_data.get("guests") or 0,
            "answers": {one.pk: self.cleaned_data.get(field_of(one), "") for one in self.questions},
            "shows_name": self.cleaned_data["shows_name"],
        }

    def is_sent_again(self, own: Registration) -> bool:
        """The form with which somebody registered, once more and as it was: a button that was pressed twice."""
        same = self.cleaned_data.get("request_key") == own.request_key
        return same and not set(self.changed_data) - {"request_key"}

    def refuse(self, errors: Mapping[str, Any]) -> None:
        """What a service says is wrong, beside its field where it has one."""
        for name, sentences in errors.items():
            self.add_error(name if name in self.fields else None, sentences)


def _guests_field(most: int) -> forms.Field:
    return forms.TypedChoiceField(
        label=_("Guests with you"),
        help_text=_("People without an account whom you bring along. They take a place too."),
        choices=[(str(number), str(number)) for number in range(most + 1)],
        coerce=int,
        empty_value=0,
        initial="0",
        required=False,
        error_messages={"invalid_choice": _("Choose one of these numbers.")},
    )


def _question_field(question: EventQuestion, earlier: str) -> forms.Field:
    common: dict[str, Any] = {"label": question.text, "required": question.is_required}
    if question.kind == QuestionKind.TEXT:
        common["error_messages"] = {"required": ANSWER_THIS}
        widget = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_ANSWER})
        return forms.CharField(max_length=LONGEST_ANSWER, widget=widget, **common)
    options = [*question.options, *([earlier] if earlier and earlier not in question.options else [])]
    choices = YES_NO if question.kind == QuestionKind.YES_NO else [(one, one) for one in options]
    return forms.ChoiceField(
        choices=choices if question.is_required else [*choices, *NO_ANSWER],
        widget=forms.RadioSelect,
        error_messages={"required": ANSWER_THIS, "invalid_choice": CHOOSE_ONE},
        **common,
    )


class QuestionForm(forms.ModelForm):
    """One question."""

    use_required_attribute = False

    class Meta:
        model = EventQuestion
        fields: ClassVar[list[str]] = ["text", "kind", "choices", "is_required"]
        widgets: ClassVar[dict[str, Any]] = {
            "kind": forms.RadioSelect,
            "choices": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["text"].error_messages["required"] = _("Say what you want to know.")
        self.fields["kind"].choices = QuestionKind.choices

    def is_untouched(self) -> bool:
        """Whether nobody typed a question in it: what was chosen alone asks nothing."""
        return not any(str(self.data.get(name, "")).strip() for name in ("text", "choices"))
