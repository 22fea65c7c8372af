"""A part of the programme of a workshop."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cop.core.clean_html import CleanHTMLField
from knowledge.workshops.timing import Slot

LONGEST_PART = 480  # minutes
MOST_PARTS = 30  # of one workshop
SHORTEST_TOO_LONG = _("The shortest time cannot be longer than the time of the part.")


class WorkshopPart(Orderable):
    """What happens in so many minutes. `facilitator_notes` never reach a participant.

    Two plain questions for an editor: how short may it be, and may it be left out altogether.
    """

    page = ParentalKey("workshops.WorkshopPage", on_delete=models.CASCADE, related_name="parts")
    # Stays the same through every version of the text: what was measured or ticked off points at it.
    key = models.UUIDField(default=uuid4, editable=False)
    title = models.CharField(_("title"), max_length=120)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PART)]
    )
    shortest_minutes = models.PositiveSmallIntegerField(
        _("at least (minutes)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PART)],
        help_text=_("Leave this empty when the part cannot be shorter."),
    )
    may_be_left_out = models.BooleanField(
        _("may be left out"), default=False, help_text=_("When there is too little time for the whole programme.")
    )
    is_break = models.BooleanField(_("break"), default=False)
    aim = models.CharField(_("aim"), max_length=300, blank=True, help_text=_("What is different after this part?"))
    method = models.CharField(
        _("method"),
        max_length=80,
        blank=True,
        help_text=_("For example: in pairs, a talk with the group, a role play."),
    )
    steps = CleanHTMLField(_("steps"), blank=True, help_text=_("What do people do, one thing after the other?"))
    facilitator_notes = CleanHTMLField(
        _("notes for the facilitator"), blank=True, help_text=_("Only who gives the workshop reads these.")
    )
    takeaway = models.CharField(_("what participants get"), max_length=300, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("shortest_minutes")]),
        FieldRowPanel([FieldPanel("may_be_left_out"), FieldPanel("is_break")]),
        FieldPanel("aim"),
        FieldPanel("method"),
        FieldPanel("steps"),
        FieldPanel("facilitator_notes"),
        FieldPanel("takeaway"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST_PART),
                name="workshop_part_minutes",
                violation_error_message=_("A part takes between 1 and 480 minutes."),
            ),
            models.CheckConstraint(
                condition=models.Q(shortest_minutes__isnull=True)
                | models.Q(shortest_minutes__gte=1, shortest_minutes__lte=models.F("minutes")),
                name="workshop_part_shortest",
                violation_error_message=SHORTEST_TOO_LONG,
            ),
        ]
        verbose_name = _("part of the programme")
        verbose_name_plural = _("parts of the programme")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.minutes and self.shortest_minutes and self.shortest_minutes > self.minutes:
            raise ValidationError({"shortest_minutes": SHORTEST_TOO_LONG})

    @property
    def slot(self) -> Slot:
        """Its times, for the arithmetic; in a draft they may be missing, or not fit together."""
        minutes = self.minutes or 0
        return Slot(minutes, min(self.shortest_minutes or minutes, minutes), self.may_be_left_out)

    @property
    def is_whole(self) -> bool:
        """False while a draft has only half of it."""
        fits = self.shortest_minutes is None or self.shortest_minutes <= (self.minutes or 0)
        return bool(self.title and self.minutes and fits)
