"""The form in which editors see a lesson, in the order in which readers do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cop.care.labels_form import MOST_RELATED
from cop.publishing.admin_forms import ContributionAdminForm
from knowledge.vacancies.models import MOST_NOTES

CHECKBOXES = forms.CheckboxSelectMultiple


class LessonAdminForm(ContributionAdminForm):
    def is_typed(self, name: str, data: dict[str, Any]) -> bool:
        if name == "did_not_work" and data.get("did_not_work_unknown"):
            return True
        return super().is_typed(name, data)


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
VACANCY_TEXT = [
    FieldPanel("makeover_from"),
    FieldPanel("makeover_to"),
    InlinePanel(
        "makeover_notes",
        heading=_("What changed, and why"),
        label=_("Note"),
        max_num=MOST_NOTES,
        help_text=_("Readers see a number in the text where it says these words."),
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
    InlinePanel("related_pages", heading=_("Belongs with"), label=_("Page"), max_num=MOST_RELATED),
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
        ObjectList(VACANCY_TEXT, heading=_("Vacancy text")),
        ObjectList(PLACE, heading=_("Where it belongs")),
        ObjectList(CURATION, heading=_("Curation")),
    ],
    base_form_class=LessonAdminForm,
)
