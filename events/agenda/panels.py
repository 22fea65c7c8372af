"""The form in which editors see an event, in the order in which readers do."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Page

from cop.care.labels_form import MOST_RELATED
from cop.publishing.admin_forms import ContributionAdminForm

CHECKBOXES = forms.CheckboxSelectMultiple

FACTS = [
    FieldPanel("title", classname="title"),
    FieldPanel("summary"),
    FieldPanel("kind"),
    FieldPanel("body"),
    FieldPanel("audience"),
    FieldPanel("organised_by"),
]
WHERE = [
    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldPanel("place_name"),
    FieldPanel("address"),
    FieldPanel("online_link"),
    FieldPanel("accessibility"),
]
REGISTRATION = [
    FieldPanel("registration_mode"),
    FieldPanel("external_link"),
    FieldRowPanel([FieldPanel("capacity"), FieldPanel("guests_allowed")]),
    FieldRowPanel([FieldPanel("register_by"), FieldPanel("offer_hours")]),
]
PLACE = [
    MultiFieldPanel([FieldPanel(name, widget=CHECKBOXES) for name in ("themes", "target_groups")], heading=_("Labels")),
    InlinePanel("page_regions", heading=_("Regions"), label=_("Region")),
    PageChooserPanel("national_event", "agenda.EventPage"),
    InlinePanel("related_pages", heading=_("Belongs with"), label=_("Page"), max_num=MOST_RELATED),
    InlinePanel("page_authors", heading=_("Authors"), label=_("Author")),
]
CURATION = [FieldPanel("members_only"), *Page.promote_panels]

edit_handler = TabbedInterface(
    [
        ObjectList(FACTS, heading=_("Event")),
        ObjectList(WHERE, heading=_("When and where")),
        ObjectList(REGISTRATION, heading=_("Registration")),
        ObjectList(PLACE, heading=_("Where it belongs")),
        ObjectList(CURATION, heading=_("Curation")),
    ],
    base_form_class=ContributionAdminForm,
)
