"""Scores, words and decisions."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import write_as_number
from events.entries.models import Decision, EntryQuestion, Score
from events.entries.models.judging import MOST_NOTE, MOST_WORDS
from events.entries.scoring import Weighed
from events.entries.services import Points


class ScoresForm(forms.Form):
    """One reviewer's own points on every criterion; an empty one is no score."""

    use_required_attribute = False

    def __init__(self, *args: Any, criteria: Sequence[Weighed], own: Iterable[Score], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", prefix="score", **kwargs)
        self.criteria, given = list(criteria), {score.criterion: score for score in own}
        for one in self.criteria:
            score = given.get(one.key)
            points = forms.IntegerField(
                label=one.title,
                required=False,
                min_value=0,
                max_value=one.most,
                initial=score.points if score else None,
                help_text=_("0 to %(most)s points; counts %(weight)s times") % {"most": one.most, "weight": one.weight},
                error_messages={
                    "min_value": _("Give 0 or more points."),
                    "max_value": _("Give at most %(limit_value)s points."),
                },
            )
            write_as_number(points)
            self.fields[f"{one.key.hex}_points"] = points
            note = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=MOST_NOTE,
                initial=score.note if score else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            note.long_label = f"{one.title}, {note.label}"
            self.fields[f"{one.key.hex}_note"] = note

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{one.key.hex}_points"], self[f"{one.key.hex}_note"]] for one in self.criteria]

    @property
    def scores(self) -> dict[UUID, Points]:
        data = self.cleaned_data
        return {one.key: Points(data[f"{one.key.hex}_points"], data[f"{one.key.hex}_note"]) for one in self.criteria}


class WordsForm(forms.Form):
    """A comment, a question or an answer."""

    use_required_attribute = False
    text = forms.CharField(
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Type something first.")},
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, label: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, help_text


class AnswerForm(forms.Form):
    """To one question; several stand on a page, so each field has the key of its question."""

    use_required_attribute = False
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Type your answer first.")},
    )

    def __init__(self, *args: Any, question: EntryQuestion, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", auto_id=f"%s-{question.pk}", **kwargs)
        self.question = question


class DecisionForm(forms.Form):
    use_required_attribute = False
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(one.value, one.label) for one in (Decision.SELECTED, Decision.DECLINED)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The entrant reads this. Needed when you do not select it."),
    )

    def refuse(self, errors: Any) -> None:
        for name, sentences in errors.items():
            self.add_error(name if name in self.fields else None, sentences)
