"""What hangs on a challenge: partners, criteria and documents, versions and all."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cop.core.models import CommunityDocument

MOST_PARTNERS, MOST_CRITERIA, MOST_DOCUMENTS = 20, 12, 20  # of one challenge


class PartnerKind(models.TextChoices):
    COLLEGE = "hogeschool", _("University of applied sciences")
    UNIVERSITY = "universiteit", _("University")
    BUSINESS = "bedrijf", _("Business")
    GOVERNMENT = "overheid", _("Public body")


class MostPoints(models.IntegerChoices):
    FIVE = 5, "5"
    TEN = 10, "10"


class ChallengePartner(Orderable):
    page = ParentalKey("challenges.ChallengePage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=PartnerKind, default=PartnerKind.COLLEGE)

    panels: ClassVar[list[Any]] = [FieldRowPanel([FieldPanel("name"), FieldPanel("kind")])]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        return bool(self.name and self.kind)


class ChallengeCriterion(Orderable):
    """`key` is the same in every version, so that a score stays with its criterion."""

    page = ParentalKey("challenges.ChallengePage", on_delete=models.CASCADE, related_name="criteria")
    key = models.UUIDField(default=uuid4, editable=False)
    title = models.CharField(_("title"), max_length=120)
    explanation = models.CharField(
        _("explanation"), max_length=300, blank=True, help_text=_("What does a good entry show?")
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("How heavily does it count, from 1 to 5?"),
    )
    most_points = models.PositiveSmallIntegerField(_("most points"), choices=MostPoints, default=MostPoints.FIVE)

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("explanation"),
        FieldRowPanel([FieldPanel("weight"), FieldPanel("most_points")]),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="unique_challenge_criterion"),
            models.CheckConstraint(condition=models.Q(weight__range=(1, 5)), name="challenge_criterion_weight"),
            models.CheckConstraint(condition=models.Q(most_points__in=(5, 10)), name="challenge_criterion_points"),
        ]
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.title

    @property
    def is_whole(self) -> bool:
        return bool(self.title)


class ChallengeDocument(Orderable):
    """A file that one needs to take part. Who may read the challenge may read it."""

    page = ParentalKey("challenges.ChallengePage", on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=150)
    document = models.ForeignKey(
        CommunityDocument, verbose_name=_("file"), on_delete=models.CASCADE, related_name="challenge_documents"
    )

    panels: ClassVar[list[Any]] = [FieldPanel("title"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title

    @property
    def is_whole(self) -> bool:
        return bool(self.title and self.document_id)
