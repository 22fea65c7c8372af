"""The form in which somebody tells that they gave a workshop, on one page."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import GONE, write_as_number
from knowledge.given.models import LONGEST, MOST_WORDS, NOT_YET, SAY_SOMETHING, RunPart, WorkshopRun
from knowledge.workshops.models import WorkshopPart


class RunForm(forms.ModelForm):
    """`parts` are those of the programme, or of the run as it was told; each gets a field of its minutes."""

    use_required_attribute = False
    request_key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = WorkshopRun
        fields: ClassVar[list[str]] = ["held_on", "group_size", "region", "worked", "to_change"]
        widgets: ClassVar[dict[str, Any]] = {
            "held_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "worked": forms.Textarea(attrs={"rows": 4}),
            "to_change": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, parts: Sequence[WorkshopPart | RunPart], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        held_on, size, region = (self.fields[name] for name in ("held_on", "group_size", "region"))
        held_on.error_messages |= {
            "required": _("Choose the day on which you gave the workshop."),
            "invalid": _("Choose a day, or type it as 2026-11-24."),
        }
        held_on.widget.attrs["max"] = timezone.localdate().isoformat()
        write_as_number(size)
        size.error_messages |= {
            "required": _("Say how many people took part."),
            "min_value": _("Give at least 1 person."),
            "max_value": _("Give at most %(limit_value)s people."),
        }
        region.empty_label = _("Choose")
        region.error_messages |= {"required": _("Choose a region."), "invalid_choice": GONE}
        for name in ("worked", "to_change"):
            self.fields[name].widget.attrs["maxlength"] = MOST_WORDS
            self.fields[name].needed = True
        self.keys: dict[str, UUID] = {}
        for place, part in enumerate(parts, start=1):
            self._add_part(place, part)

    @property
    def part_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.keys]

    @property
    def minutes(self) -> dict[UUID, int]:
        """{key of a part: minutes} as it was answered."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}

    def answers(self) -> dict[str, Any]:
        """What the services ask."""
        return {**{name: self.cleaned_data[name] for name in self._meta.fields}, "minutes": self.minutes}

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        answered = [data.get(name) for name in self.keys]
        if answered and all(minutes == 0 for minutes in answered):
            self.add_error(next(iter(self.keys)), _("You left out every part. Say how long at least one took."))
        said = "".join(data.get(name, "") for name in ("worked", "to_change"))
        if not said.strip() and not {"worked", "to_change"} & self.errors.keys():
            self.add_error("worked", SAY_SOMETHING)
        return data

    def refuse(self, errors: Any) -> None:
        """What a service says is wrong, beside its field where it has one."""
        for name, sentences in errors.items():
            self.add_error(name if name in self.fields else None, sentences)

    def _add_part(self, place: int, part: WorkshopPart | RunPart) -> None:
        planned = part.planned if isinstance(part, RunPart) else part.minutes
        name = f"part_{part.key.hex}"
        field = forms.IntegerField(
            label=f"{place}. {part.title}",
            min_value=0,
            max_value=LONGEST,
            help_text=_("Planned: %(minutes)s minutes") % {"minutes": planned},
            error_messages={
                "required": _("Say how many minutes it took; 0 for a part that you left out."),
                "min_value": _("Give 0 or more minutes."),
                "max_value": _("Give at most %(limit_value)s minutes."),
            },
        )
        write_as_number(field)
        self.fields[name] = field
        self.initial[name] = part.actual if isinstance(part, RunPart) else planned
        self.keys[name] = part.key

    def _post_clean(self) -> None:
        """Only what was typed is checked here: whose run it is, and of which workshop, the service knows."""
