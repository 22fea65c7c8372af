"""The step of a guided form in which one says which regions a page is about and which pages belong with it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.care.page_choice import LONGEST_WORDS, offer, visible_pages
from cop.core.models import RelatedPage
from cop.publishing.forms import StepForm
from cop.regions.models import PageRegion, Region

MOST_RELATED = 5


class PlacesAndRelatedForm(StepForm):
    """A room's own step has its labels beside these, and says in its own words what is asked."""

    STORED_AS: ClassVar[dict[str, str]] = {"regions": "page_regions", "related": "related_pages"}
    SEARCHES: ClassVar[tuple[str, ...]] = ("related_words",)
    fields_template = "care/_labels_fields.html"
    regions = forms.ModelMultipleChoiceField(
        Region.objects.all(), label=_("Regions"), widget=forms.CheckboxSelectMultiple
    )
    related_words = forms.CharField(
        label=_("Which pages belong with this one?"),
        max_length=LONGEST_WORDS,
        help_text=_("Type words of the title and press “Search”."),
    )
    related = forms.ModelMultipleChoiceField(
        Page.objects.none(), label=_("These pages belong with it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["regions"] = [place.region_id for place in self.instance.page_regions.all()]
        self.initial["related"] = [row.related_id for row in self.instance.related_pages.all()]
        words = str(self["related_words"].value() or "")
        chosen = [int(key) for key in self["related"].value() or [] if str(key).isdecimal()]
        pages = visible_pages(self.member, without=[self.instance.pk])
        self.was_searched = bool(words.strip())
        self.number_found = offer(self.fields["related"], pages, chosen=chosen, words=words)

    def clean_related(self) -> Any:
        if len(self.cleaned_data["related"]) > MOST_RELATED:
            raise forms.ValidationError(_("Choose at most five."))
        return self.cleaned_data["related"]

    def apply_children(self) -> None:
        if "regions" in self.cleaned_data:
            there = {place.region_id: place for place in self.instance.page_regions.all()}
            self.instance.page_regions = [
                there.get(region.pk) or PageRegion(region=region) for region in self.cleaned_data["regions"]
            ]
        if "related" in self.cleaned_data:
            self._apply_related()

    def _apply_related(self) -> None:
        """What this form could not show stays: an editor's choice of another kind of page, or what is out of use."""
        rows = {row.related_id: row for row in self.instance.related_pages.all()}
        shown = set(self.fields["related"].queryset.filter(pk__in=rows).values_list("pk", flat=True))
        chosen = [rows.get(page.pk) or RelatedPage(related=page) for page in self.cleaned_data["related"]]
        self.instance.related_pages = [*chosen, *(row for key, row in rows.items() if key not in shown)]
