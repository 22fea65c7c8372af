"""The form in which editors see a workshop, in the order in which readers do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cop.care.labels_form import MOST_RELATED
from cop.publishing.admin_forms import ContributionAdminForm
from knowledge.workshops.models.material import MOST_MATERIALS
from knowledge.workshops.models.part import MOST_PARTS
from knowledge.workshops.moved_parts import follow_parts, part_keys


class WorkshopAdminForm(ContributionAdminForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts_before = part_keys(self.instance)

    def save(self, commit: bool = True) -> Any:
        """An editor moves parts by their arrows; the numbers at the materials follow, but for those typed just now."""
        workshop = super().save(commit=False)
        rows = [form for form in self.formsets["materials"].forms if "part_number" in form.changed_data]
        follow_parts(workshop, self.parts_before, as_typed=[form.instance for form in rows])
        if commit:
            workshop.save()
            self.save_m2m()
        return workshop


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
    base_form_class=WorkshopAdminForm,
)
