"""Self-paced: parts of a workshop that a member ticked off, and the certificate for all of them."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from knowledge.self_study.codes import in_groups
from knowledge.workshops.models import WorkshopPage


class TickedPart(models.Model):
    """A part that a member did. The key is the part's own: a part that went counts no more, a new one is open."""

    goes_with_member = True
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="ticked_parts")
    workshop = models.ForeignKey(WorkshopPage, on_delete=models.CASCADE, related_name="ticked_parts")
    part_key = models.UUIDField()
    ticked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "workshop", "part_key"], name="one_tick_a_member_and_part")
        ]
        verbose_name = _("part ticked off")
        verbose_name_plural = _("parts ticked off")

    def __str__(self) -> str:
        return str(self.part_key)


class Certificate(models.Model):
    """That a member did every part. It holds what stood on paper that day, whatever becomes of the workshop.

    Whoever has the code learns that it is real, of which workshop, how long and of which day, and the holder's initials:
    who checks has the paper with the whole name in hand, and who guesses a code or finds one learns nobody's name.
    When the account goes the name goes along; that it was issued stays true.
    """

    code = models.CharField(_("code"), max_length=12, unique=True, editable=False)
    member = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    holder_name = models.CharField(_("name"), max_length=80, blank=True)
    workshop = models.ForeignKey(WorkshopPage, null=True, on_delete=models.SET_NULL, related_name="certificates")
    workshop_title = models.CharField(_("workshop"), max_length=255)
    minutes = models.PositiveIntegerField(_("minutes"))
    issued_on = models.DateField(_("issued on"), default=timezone.localdate)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "workshop"], name="one_certificate_a_member_and_workshop")
        ]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.shown_code

    @property
    def shown_code(self) -> str:
        """As it stands on paper."""
        return in_groups(self.code)

    @property
    def initials(self) -> str:
        """ "Sjef van Meertens" is "S. v. M."; "" for a former member."""
        return " ".join(f"{word[0]}." for word in self.holder_name.split())
