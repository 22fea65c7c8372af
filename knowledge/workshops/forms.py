"""The other steps in which a member writes a workshop."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.publishing.forms import StepForm, write_as_number
from knowledge.lessons.forms import LabelsForm as LessonLabelsForm
from knowledge.lessons.forms import ReadersForm as LessonReadersForm
from knowledge.workshops.models import WorkshopPage
from knowledge.workshops.models.workshop import GROUP_IN_ORDER

LABELS = ("themes", "target_groups", "learning_forms", "phases")


class WorkshopForm(StepForm):
    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = [
            "title",
            "summary",
            "aim",
            "audience",
            "group_min",
            "group_max",
            "level",
            "self_paced",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {"summary": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar[dict[str, Any]] = {"title": _("What would stand on the invitation?")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("group_min", "group_max"):
            write_as_number(self.fields[name])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        least, most = data.get("group_min"), data.get("group_max")
        if least and most and most < least:
            self.add_error("group_max", GROUP_IN_ORDER)
        return data


class BeforehandForm(StepForm):
    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = ["preparation", "invitation"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"invitation": forms.Textarea(attrs={"rows": 12})}


class LabelsForm(LessonLabelsForm):
    regions = forms.ModelMultipleChoiceField(
        LessonLabelsForm.base_fields["regions"].queryset,
        label=_("Regions"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where was it made or given?"),
    )
    field_order: ClassVar[list[str]] = ["themes", "target_groups", "learning_forms", "phases", "regions"]

    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = [*LABELS]
        widgets: ClassVar[dict[str, Any]] = dict.fromkeys(LABELS, forms.CheckboxSelectMultiple)


class ReadersForm(LessonReadersForm):
    class Meta:
        model = WorkshopPage
        fields: ClassVar[list[str]] = ["members_only"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members_only"].help_text = _(
            "Whatever you choose, only members see the notes for the facilitator and the run sheet."
        )
