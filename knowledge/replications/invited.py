"""Who was invited to try a lesson, so that nobody is asked too often. Addresses are not kept, only what they hash to."""

import hashlib

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from knowledge.lessons.models import LessonPage

LONGEST_LINE = 300  # characters
# Slow on purpose, so that guessing addresses costs; not tied to the site's secret, which may be replaced.
ROUNDS, SALT = 50_000, b"werfkring.invitations"


def hash_of(address: str) -> str:
    """What an address is remembered by: the same for the same address, however it was typed."""
    return hashlib.pbkdf2_hmac("sha256", address.strip().lower().encode(), SALT, ROUNDS).hex()


class Invitee(models.Model):
    """An address that was invited, or that wants no invitations."""

    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    declined_at = models.DateTimeField(_("wants no invitations since"), null=True)

    class Meta:
        verbose_name = _("invited address")
        verbose_name_plural = _("invited addresses")

    def __str__(self) -> str:
        return self.address_hash[:8]


class Invitation(models.Model):
    """A mail from one member to one colleague about one lesson; never a second one about the same lesson."""

    lesson = models.ForeignKey(LessonPage, on_delete=models.CASCADE, related_name="invitations")
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="invitations")
    sender = models.ForeignKey(
        Member, verbose_name=_("sender"), null=True, on_delete=models.SET_NULL, related_name="invitations_sent"
    )
    sender_name = models.CharField(_("name"), max_length=80)
    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="invitations_received",
    )
    line = models.TextField(_("personal line"), blank=True, validators=[MaxLengthValidator(LONGEST_LINE)])
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [models.UniqueConstraint(fields=["lesson", "invitee"], name="one_invitation_a_lesson")]
        indexes = [models.Index(fields=["sender", "-sent_at"], name="invitation_of_sender")]

    def __str__(self) -> str:
        return f"{self.sender_name}: {self.lesson}"
