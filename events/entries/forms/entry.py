"""The form of an entry: what the idea is, and who made it. It grows without a script."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from events.entries.models import Entry, TeamMember
from events.entries.models.entry import MOST_SUMMARY, MOST_TEAM
from events.entries.services.handing_in import missing_of

PARTS = ("name", "organisation", "role", "email")
EMPTY = 2  # rows below those that are filled in
ONE_OF_TEAM = _("Person %(number)s")


@dataclass(frozen=True)
class TeamRow:
    number: int
    fields: list[forms.BoundField]


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class EntryForm(forms.ModelForm):
    """A draft may be empty in places, except for its title. What cannot be handed in is said when it is sent."""

    use_required_attribute = False
    required_css_class = "required"
    request_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    token = forms.IntegerField(widget=forms.HiddenInput, required=False)

    #: Shows the field and what is wrong; each file is checked and kept by its service, after the text.
    file = forms.FileField(
        label=_("Add files"),
        required=False,
        widget=SeveralFiles(attrs={"multiple": True}),
        help_text=_(
            "PDF, office document, image, plain text or CSV, at most 20 MB; at most 5 files. The organiser and reviewers see them."
        ),
    )

    class Meta:
        model = Entry
        fields: ClassVar[list[str]] = ["title", "summary", "body", "shown_if_selected"]
        widgets: ClassVar[dict[str, Any]] = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["title"].error_messages["required"] = Entry.REQUIRED_TO_SUBMIT["title"]
        self.fields["summary"].widget.attrs["maxlength"] = MOST_SUMMARY
        for name in Entry.REQUIRED_TO_SUBMIT:
            self.fields[name].needed = True
        there = list(self.instance.team.all()) if self.instance.pk else []
        self.row_count = min(max(len(there) + EMPTY, self._rows_sent()), MOST_TEAM)
        for number in range(1, self.row_count + 1):
            self._add_row(number, there[number - 1] if number <= len(there) else None)

    @property
    def rows(self) -> list[TeamRow]:
        numbers = range(1, self.row_count + 1)
        return [TeamRow(number, [self[f"row_{number}_{part}"] for part in PARTS]) for number in numbers]

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def team(self) -> list[dict[str, str]]:
        """Rows with a name."""
        rows = [{part: self.cleaned_data[f"row_{number}_{part}"] for part in PARTS} for number in self._numbers()]
        return [row for row in rows if row["name"]]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for number in self._numbers():
            if not data.get(f"row_{number}_name") and any(data.get(f"row_{number}_{part}") for part in PARTS[1:]):
                self.add_error(f"row_{number}_name", _("Give the name as well, or empty the row."))
        return data

    def say_missing(self) -> None:
        """What it cannot be handed in without, beside what else is wrong: all at once."""
        for name, sentence in missing_of(answers=self.cleaned_data).items():
            if name not in self.errors:
                self.add_error(name, sentence)

    def refuse(self, errors: Any) -> None:
        """What a service says is wrong, beside its field where it has one."""
        for name, sentences in errors.items():
            self.add_error(name if name in self.fields else None, sentences)

    def _numbers(self) -> range:
        return range(1, self.row_count + 1)

    def _rows_sent(self) -> int:
        sent = (number for number in range(1, MOST_TEAM + 1) if f"row_{number}_name" in self.data)
        return max(sent, default=0)

    def _add_row(self, number: int, row: TeamMember | None) -> None:
        for part in PARTS:
            field: Any = TeamMember._meta.get_field(part).formfield(required=False)
            field.long_label = f"{ONE_OF_TEAM % {'number': number}}, {field.label.lower()}"
            self.fields[f"row_{number}_{part}"] = field
            if row is not None:
                self.initial[f"row_{number}_{part}"] = getattr(row, part)

    def _post_clean(self) -> None:
        """Cleans the text alone; whose entry it is, the service knows."""
        exclude = {field.name for field in Entry._meta.fields} - set(self._meta.fields)
        before = {name: getattr(self.instance, name) for name in self._meta.fields}
        for name in self._meta.fields:
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        try:
            self.instance.clean_fields(exclude=exclude | set(self.errors))
        except forms.ValidationError as wrong:
            self._update_errors(wrong)
        for name in self._meta.fields:
            if name in self.cleaned_data:
                self.cleaned_data[name] = getattr(self.instance, name)
            setattr(self.instance, name, before[name])
