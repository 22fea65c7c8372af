"""How a member writes a workshop: the steps of the guided form."""

from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import ContributionType, Step

WORKSHOP = ContributionType(
    slug="workshop",
    page_model="workshops.WorkshopPage",
    index_model="workshops.WorkshopIndexPage",
    name=_("workshop"),
    invitation=_("Share a workshop"),
    question=_("Which workshop do you give, and how does it go? Write it so that a colleague can give it as well."),
    steps=(
        Step("workshop", _("The workshop"), "knowledge.workshops.forms.WorkshopForm"),
        Step("programma", _("Programme"), "knowledge.workshops.programme_form.ProgrammeForm"),
        Step("materialen", _("Materials"), "knowledge.workshops.materials_form.MaterialsForm"),
        Step("vooraf", _("Beforehand"), "knowledge.workshops.forms.BeforehandForm"),
        Step("labels", _("Where it belongs"), "knowledge.workshops.forms.LabelsForm"),
        Step("lezers", _("Readers"), "knowledge.workshops.forms.ReadersForm"),
    ),
)
