"""How a member suggests a course or a material: two short steps, and an editor accepts it."""

from django.utils.translation import gettext_lazy as _

from cop.publishing.contributions import ContributionType, Step

RESOURCE = ContributionType(
    slug="leeraanbod",
    page_model="catalogue.ResourcePage",
    index_model="catalogue.CatalogueIndexPage",
    name=_("course or material"),
    invitation=_("Suggest a course or material"),
    question=_("Which course or material elsewhere helped you, and would help a colleague?"),
    steps=(
        Step("materiaal", _("What it is"), "knowledge.catalogue.forms.ResourceForm"),
        Step("labels", _("For whom and how"), "knowledge.catalogue.forms.LabelsForm"),
    ),
    minutes=5,
    title_hint=_("What is it called at the provider?"),
    always_reviewed=True,
)
