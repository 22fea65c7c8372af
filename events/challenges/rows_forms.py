"""The steps of which the answers are rows: partners, criteria and documents."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cop.core.models import CommunityDocument
from cop.publishing.file_rows import FileRowsStepForm
from cop.publishing.own_step import OwnStepForm
from cop.publishing.row_forms import RowsStepForm
from cop.publishing.services import FileRows
from events.challenges.models import ChallengeCriterion, ChallengeDocument, ChallengePage, ChallengePartner
from events.challenges.models.rows import MOST_CRITERIA, MOST_DOCUMENTS, MOST_PARTNERS


class OfferForm(RowsStepForm, OwnStepForm):
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
    ROWS = "criteria"
    KEY = "key"
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


def document_of(kept: CommunityDocument) -> ChallengeDocument:
    return ChallengeDocument(title=kept.title[:150], document=kept)


class DocumentsForm(FileRowsStepForm, OwnStepForm):
    """What hung on a challenge as an attachment, without a title of its own, becomes one of its documents."""

    ROWS = "documents"
    ROW_MODEL = ChallengeDocument
    PARTS = ("title",)
    NEEDED = ("title",)
    EMPTY = 0
    ORDERED = True
    MOST = MOST_DOCUMENTS
    FILES = FileRows("documents", document_of, MOST_DOCUMENTS, _("A challenge has at most %(number)s documents."))
    LABEL = _("Documents: each with a title and a file")
    ROW_LABEL = _("Document %(number)s")
    GONE_LABEL = _("Take document %(number)s away")
    introduction = _(
        "What does one need to take part? For example a data set, drawings, or the rules. Who reads the challenge, reads these."
    )
    grow = ""

    class Meta:
        model = ChallengePage
        fields: ClassVar[list[str]] = []

    def is_row(self, number: int) -> bool:
        """A title without its file, which somebody else took away meanwhile, is none."""
        return self.row(number) is not None and super().is_row(number)

    def __init__(self, *args: Any, instance: ChallengePage, **kwargs: Any) -> None:
        attached = list(instance.attachments.all())
        if attached:
            instance.documents = [*instance.documents.all(), *(document_of(row.document) for row in attached)]
            instance.attachments = []
        super().__init__(*args, instance=instance, **kwargs)
