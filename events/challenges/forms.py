"""The steps in which an organiser writes a challenge, apart from those with rows and dates."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.care.labels_form import PlacesAndRelatedForm
from cop.publishing.own_step import OwnStepForm
from events.agenda.models import EventKind, EventPage
from events.challenges.models import ChallengePage
from events.challenges.models.searched import LABELS


class QuestionForm(OwnStepForm):
    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = ["title", "question", "background", "problem_owner"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"question": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar[dict[str, Any]] = {"title": _("A short name of the challenge.")}


class BelongsForm(PlacesAndRelatedForm, OwnStepForm):
    """For whom it is, what it is part of, and who may know of it."""

    STORED_AS: ClassVar[dict[str, str]] = {**PlacesAndRelatedForm.STORED_AS}
    after_template = "challenges/_people_section.html"
    national_event = forms.ModelChoiceField(
        EventPage.objects.none(),
        label=_("Part of a national event"),
        empty_label=_("No"),
        help_text=_("It shows on the page of that event as well."),
    )
    members_only = forms.TypedChoiceField(
        label=_("Who may see it?"),
        choices=[("False", _("Everybody")), ("True", _("Only members"))],
        coerce=lambda value: value == "True",
        empty_value=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = [*LABELS, "open_to_students", "national_event", "members_only"]
        widgets: ClassVar[dict[str, Any]] = dict.fromkeys(LABELS, forms.CheckboxSelectMultiple)

    field_order: ClassVar[list[str]] = [
        *("themes", "target_groups", "regions", "open_to_students", "national_event"),
        *("related_words", "related", "members_only"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        national = EventPage.objects.visible_to(self.member).filter(kind=EventKind.NATIONAL).values("pk")
        chosen = EventPage.objects.filter(pk=self.instance.national_event_id)
        offered = EventPage.objects.filter(pk__in=national) | chosen
        self.fields["national_event"].queryset = offered.order_by("-starts_at", "pk")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("open_to_students") and data.get("members_only"):
            self.add_error("members_only", _("What is open to students and partners, everybody must be able to see."))
        return data


class ResultsForm(OwnStepForm):
    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = ["results", "outcome_done", "outcome_result"]
