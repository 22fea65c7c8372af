"""The steps of which the answers are rows: partners and criteria."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cop.publishing.own_step import OwnStepForm
from cop.publishing.row_forms import RowsStepForm
from events.challenges.models import ChallengeCriterion, ChallengePage, ChallengePartner
from events.challenges.models.rows import MOST_CRITERIA, MOST_PARTNERS


class OfferForm(RowsStepForm, OwnStepForm):
    fields_template = "challenges/_rows_fields.html"
    ROWS = "partners"
    ROW_MODEL = ChallengePartner
    PARTS = ("name", "kind")
    NEEDED = ("name", "kind")
    EXTRA = ("kind",)
    MOST = MOST_PARTNERS
    LABEL = _("Partners")
    ROW_LABEL = _("Partner %(number)s")
    GONE_LABEL = _("Take partner %(number)s away")
    introduction = _("Who takes part with you? A university of applied sciences, businesses, other public bodies.")
    grow = _("Need room for another one? Save: then there are two empty ones again.")

    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = ["offers"]


class CriteriaForm(RowsStepForm, OwnStepForm):
    fields_template = "challenges/_rows_fields.html"
    ROWS = "criteria"
    ROW_MODEL = ChallengeCriterion
    PARTS = ("title", "explanation", "weight", "most_points")
    NEEDED = ("title", "weight", "most_points")
    EXTRA = ("weight", "most_points")
    ORDERED = True
    MOST = MOST_CRITERIA
    LABEL = _("Criteria: at least one")
    ROW_LABEL = _("Criterion %(number)s")
    GONE_LABEL = _("Take criterion %(number)s away")
    introduction = _("What are entries judged on? Entrants read it before they begin.")
    grow = _("Need room for another one? Save: then there are two empty ones again.")

    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = []

    def told(self, row: Any) -> str:
        return f"{row.title} ({row.weight})"
