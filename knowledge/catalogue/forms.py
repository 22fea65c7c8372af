"""The two steps in which a member suggests a course or a material."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cop.core.permissions import is_admitted
from cop.publishing.forms import StepForm, TypedNumber, write_as_number
from cop.regions.models import PageRegion, Region
from knowledge.catalogue.links import link_key
from knowledge.catalogue.models import Kind, Level, ResourcePage, StartDate

DAY = {"type": "date"}
LABELS = ("learning_forms", "themes", "target_groups")


class ResourceForm(StepForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)

    class Meta:
        model = ResourcePage
        fields: ClassVar[list[str]] = ["title", "kind", "link", "provider", "summary", "description"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "link": forms.URLInput(attrs={"placeholder": "https://"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {"title": _("What is it called at the provider?")}

    field_order: ClassVar[list[str]] = ["title", "kind", "link", "provider", "summary", "description"]

    def clean_link(self) -> str:
        """Refuses what stands in the catalogue already, as far as this member may know of it."""
        link: str = self.cleaned_data["link"]
        key = link_key(link) if link else ""
        others = ResourcePage.objects.visible_to(self.member if is_admitted(self.member) else None)
        known = others.filter(link_key=key).exclude(pk=self.instance.pk).first() if key else None
        if known is not None:
            raise forms.ValidationError(
                _("This stands in the catalogue already: “%(title)s”."), params={"title": known.title}
            )
        return link


class LabelsForm(StepForm):
    STORED_AS: ClassVar[dict[str, str]] = {
        "regions": "page_regions",
        "first_day": "dates",
        "last_day": "dates",
        "place": "dates",
    }
    regions = forms.ModelMultipleChoiceField(
        Region.objects.all(),
        label=_("Regions"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only when it is for people of some regions."),
    )
    first_day = forms.DateField(
        label=_("Starts on"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("The first time from now. Leave it empty when one can start at any time."),
    )
    last_day = forms.DateField(label=_("Ends on"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    place = forms.CharField(label=_("Place"), max_length=100, help_text=_("A town, or “online”."))

    class Meta:
        model = ResourcePage
        fields: ClassVar[list[str]] = [*LABELS, "level", "language", "duration", "duration_unit", "cost"]
        widgets: ClassVar[dict[str, Any]] = dict.fromkeys(LABELS, forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        write_as_number(self.fields["duration"])
        self.fields["level"].choices = [("", _("Not known")), *Level.choices]
        cost: Any = self.fields["cost"]
        cost.widget = TypedNumber(attrs={"inputmode": "decimal"})
        cost.localize = cost.widget.is_localized = True
        cost.error_messages["invalid"] = _("Give an amount, such as 250 or 49,50.")
        self.initial["regions"] = [place.region_id for place in self.instance.page_regions.all()]
        first = next(iter(self.instance.dates.all()), None)
        for name in ("first_day", "last_day", "place"):
            self.initial[name] = getattr(first, name, None)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_day"), data.get("last_day")
        if last and not first:
            self.add_error("first_day", _("Give the first day as well."))
        elif first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first."))
        return data

    def apply_children(self) -> None:
        if "regions" in self.cleaned_data:
            there = {place.region_id: place for place in self.instance.page_regions.all()}
            self.instance.page_regions = [
                there.get(region.pk) or PageRegion(region=region) for region in self.cleaned_data["regions"]
            ]
        if {"first_day", "last_day", "place"} <= self.cleaned_data.keys():
            self._apply_date()

    def _apply_date(self) -> None:
        """The first date is asked here; others were added by an editor and stay."""
        _first, *others = [*self.instance.dates.all()] or [None]
        day = self.cleaned_data["first_day"]
        row = StartDate(first_day=day, last_day=self.cleaned_data["last_day"], place=self.cleaned_data["place"])
        self.instance.dates = [*([row] if day else []), *others]
