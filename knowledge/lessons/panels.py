"""The form in which editors see a lesson, in the order in which readers do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cop.core.admin_forms import BasePageForm

CHECKBOXES = forms.CheckboxSelectMultiple


class LessonAdminForm(BasePageForm):
    """A draft may be empty in places; what is published, or approved, may not."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return data
        for name, sentence in self._missing(data).items():
            if name in self.fields:
                self.add_error(name, sentence)
            elif name in self.formsets:
                self.add_error(None, f"{_('Regions')}: {sentence}")
        return data

    def _missing(self, data: dict[str, Any]) -> dict[str, str]:
        """By what was typed: the page itself gets its values only after this."""
        missing = {}
        for name in self.instance.REQUIRED_TO_PUBLISH:
            typed = self._regions() if name == "page_regions" else data.get(name)
            excused = name == "did_not_work" and data.get("did_not_work_unknown")
            if not typed and not excused:
                missing[name] = str(self.instance.sentence_for_missing(name))
        return missing

    def _regions(self) -> list[Any]:
        formset = self.formsets.get("page_regions")
        if formset is None or not formset.is_valid():
            return [True]  # the formset says itself what is wrong
        return [form for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]


STORY = [
    FieldPanel("title", classname="title"),
    FieldPanel("summary"),
    MultiFieldPanel([FieldPanel("situation"), FieldPanel("approach")], heading=_("What you tried")),
    MultiFieldPanel(
        [
            FieldPanel("outcome"),
            FieldPanel("result"),
            FieldPanel("did_not_work"),
            FieldPanel("did_not_work_unknown"),
        ],
        heading=_("What happened"),
    ),
    MultiFieldPanel(
        [FieldPanel("conditions"), FieldPanel("would_do_differently"), FieldPanel("tip")],
        heading=_("What you would tell a colleague"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("vacancies"), FieldPanel("applicants"), FieldPanel("suitable_candidates")]),
            FieldRowPanel([FieldPanel("hires"), FieldPanel("in_service_after_year"), FieldPanel("weeks_to_hire")]),
            FieldRowPanel([FieldPanel("hours_spent"), FieldPanel("euros_spent")]),
            FieldRowPanel([FieldPanel("practice_start"), FieldPanel("practice_end")]),
        ],
        heading=_("Figures"),
    ),
]
PLACE = [
    MultiFieldPanel(
        [
            FieldPanel("themes", widget=CHECKBOXES),
            FieldPanel("target_groups", widget=CHECKBOXES),
            FieldPanel("phases", widget=CHECKBOXES),
            FieldPanel("trends", widget=CHECKBOXES),
        ],
        heading=_("Labels"),
    ),
    InlinePanel("page_regions", heading=_("Regions"), label=_("Region")),
    FieldPanel("organisation"),
    InlinePanel("page_authors", heading=_("Authors"), label=_("Author")),
    InlinePanel("attachments", heading=_("Files"), label=_("File"), max_num=10),
]
CURATION = [
    FieldPanel("members_only"),
    FieldPanel("featured"),
    *Page.promote_panels,
]

edit_handler = TabbedInterface(
    [
        ObjectList(STORY, heading=_("Story")),
        ObjectList(PLACE, heading=_("Where it belongs")),
        ObjectList(CURATION, heading=_("Curation")),
    ],
    base_form_class=LessonAdminForm,
)
