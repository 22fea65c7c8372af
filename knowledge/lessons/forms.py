"""The steps in which a member writes a lesson."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.care.labels_form import PlacesAndRelatedForm
from cop.care.page_choice import LONGEST_WORDS
from cop.members.models import Member
from cop.publishing.forms import StepForm, write_as_number
from cop.publishing.models import PageAuthor
from cop.regions.models import Region
from knowledge.lessons.models import LessonPage, Outcome
from knowledge.vacancies.forms import MakeoverStepForm

MONTH = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StoryForm(StepForm):
    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = ["title", "summary", "situation", "approach"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"summary": forms.Textarea(attrs={"rows": 2})}
        help_texts: ClassVar[dict[str, Any]] = {"title": _("Say what you did, in one line.")}


class OutcomeForm(StepForm):
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("What did not work is as useful to a colleague as what did."),
        error_messages={"invalid_choice": _("Choose one of the three.")},
    )

    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = ["outcome", "result", "did_not_work", "did_not_work_unknown"]


class AdviceForm(StepForm):
    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = ["conditions", "would_do_differently", "tip"]


class MakeoverForm(MakeoverStepForm):
    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = MakeoverStepForm.TEXTS


class FiguresForm(StepForm):
    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = [
            "vacancies",
            "applicants",
            "suitable_candidates",
            "hires",
            "in_service_after_year",
            "weeks_to_hire",
            "hours_spent",
            "euros_spent",
            "practice_start",
            "practice_end",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {"practice_start": MONTH, "practice_end": MONTH}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                write_as_number(field)


class LabelsForm(PlacesAndRelatedForm):
    regions = forms.ModelMultipleChoiceField(
        Region.objects.all(),
        label=_("Regions"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where did you try it?"),
    )
    related_words = forms.CharField(
        label=_("Which lessons belong with this one?"),
        max_length=LONGEST_WORDS,
        help_text=_("Type words of the title and press “Search”. Others are added by the labels."),
    )
    related = forms.ModelMultipleChoiceField(
        Page.objects.none(), label=_("These lessons belong with it"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = ["themes", "target_groups", "phases", "trends", "organisation"]
        widgets: ClassVar[dict[str, Any]] = dict.fromkeys(
            ("themes", "target_groups", "phases", "trends"), forms.CheckboxSelectMultiple
        )

    field_order: ClassVar[list[str]] = ["themes", "regions", "target_groups", "phases", "trends", "organisation"]


class ReadersForm(StepForm):
    members_only = forms.TypedChoiceField(
        label=_("Who may read it?"),
        choices=[("False", _("Everybody")), ("True", _("Only members"))],
        coerce=lambda value: value == "True",
        empty_value=False,
        widget=forms.RadioSelect,
        help_text=_("Choose members when the story could be traced to one candidate or colleague."),
    )
    co_authors = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        label=_("Who wrote it with you?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Colleagues of your organisation. They can change this text as well."),
    )

    class Meta:
        model = LessonPage
        fields: ClassVar[list[str]] = ["members_only"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Member.objects.filter(status=Member.Status.ADMITTED, organisation__isnull=False)
        choices = colleagues.filter(organisation=self.member.organisation_id).exclude(pk=self.instance.owner_id)
        self.fields["co_authors"].queryset = choices
        authors = [author.member_id for author in self.instance.page_authors.all()]
        self.initial["co_authors"] = [pk for pk in authors if pk is not None]
        if not choices.exists():
            del self.fields["co_authors"]

    def apply_children(self) -> None:
        if "co_authors" not in self.cleaned_data:
            return
        offered = set(self.fields["co_authors"].queryset.values_list("pk", flat=True))
        kept = [author for author in self.instance.page_authors.all() if author.member_id not in offered]
        there = {author.member_id: author for author in self.instance.page_authors.all()}
        chosen = [
            there.get(member.pk) or PageAuthor(member=member, name=member.display_name)
            for member in self.cleaned_data["co_authors"]
        ]
        self.instance.page_authors = [*kept, *chosen]
