"""The form in which editors see a workshop, in the order in which readers do."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cop.care.labels_form import MOST_RELATED
from knowledge.lessons.panels import LessonAdminForm
from knowledge.workshops.models.material import MOST_MATERIALS
from knowledge.workshops.models.part import MOST_PARTS

CHECKBOXES = forms.CheckboxSelectMultiple

FACTS = [
    FieldPanel("title", classname="title"),
    FieldPanel("summary"),
    FieldPanel("aim"),
    FieldPanel("audience"),
    FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max"), FieldPanel("level")]),
    FieldPanel("self_paced"),
    FieldPanel("preparation"),
    FieldPanel("invitation"),
]
PROGRAMME = [InlinePanel("parts", heading=_("Programme"), label=_("Part"), max_num=MOST_PARTS)]
MATERIALS = [
    InlinePanel("materials", heading=_("Materials"), label=_("Material"), max_num=MOST_MATERIALS),
]
PLACE = [
    MultiFieldPanel(
        [FieldPanel(name, widget=CHECKBOXES) for name in ("themes", "target_groups", "learning_forms", "phases")],
        heading=_("Labels"),
    ),
    InlinePanel("page_regions", heading=_("Regions"), label=_("Region")),
    InlinePanel("page_authors", heading=_("Authors"), label=_("Author")),
    InlinePanel("related_pages", heading=_("Belongs with"), label=_("Page"), max_num=MOST_RELATED),
]
CURATION = [FieldPanel("members_only"), *Page.promote_panels]

edit_handler = TabbedInterface(
    [
        ObjectList(FACTS, heading=_("Workshop")),
        ObjectList(PROGRAMME, heading=_("Programme")),
        ObjectList(MATERIALS, heading=_("Materials")),
        ObjectList(PLACE, heading=_("Where it belongs")),
        ObjectList(CURATION, heading=_("Curation")),
    ],
    base_form_class=LessonAdminForm,
)
