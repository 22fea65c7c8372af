"""What is used in a workshop: a file or a link."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cop.core.link_fields import HTTPS_ONLY, LinkField
from cop.core.models import CommunityDocument

MOST_MATERIALS = 50  # of one workshop
ONE_OF_TWO = _("Give a file or a link, not both.")


class MaterialKind(models.TextChoices):
    SLIDES = "slides", _("Slides")
    HANDOUT = "handout", _("Handout")
    PARTICIPANT_SHEET = "participant_sheet", _("Participant sheet")
    INVITATION = "invitation", _("Invitation")
    EVALUATION = "evaluation", _("Evaluation form")
    SPREADSHEET = "spreadsheet", _("Spreadsheet")
    OTHER = "other", _("Other")


class WorkshopMaterial(Orderable):
    """Belongs to the whole workshop, or to the part with `part_number` (the first is 1).

    What is `for_facilitator_only` no visitor gets, and it stands in no participant's view.
    """

    page = ParentalKey("workshops.WorkshopPage", on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=150)
    description = models.CharField(_("description"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=MaterialKind, default=MaterialKind.HANDOUT)
    document = models.ForeignKey(
        CommunityDocument,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="workshop_materials",
    )
    link = LinkField(
        _("link"),
        max_length=500,
        blank=True,
        validators=[HTTPS_ONLY],
    )
    part_number = models.PositiveSmallIntegerField(
        _("with part"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("The number of the part. Leave this empty for the whole workshop."),
    )
    for_facilitator_only = models.BooleanField(_("only for the facilitator"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("document"),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("part_number")]),
        FieldPanel("for_facilitator_only"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False, link="")
                | (models.Q(document__isnull=True) & ~models.Q(link="")),
                name="workshop_material_file_or_link",
                violation_error_message=ONE_OF_TWO,
            )
        ]
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.link):
            raise ValidationError(ONE_OF_TWO)

    @property
    def is_whole(self) -> bool:
        """False while a draft has only half of it."""
        return bool(self.title) and bool(self.document_id) != bool(self.link)
