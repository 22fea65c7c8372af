"""The log of mails: what is to be sent, what was, and what an overview has told already."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member


class Delivery(models.Model):
    """One mail. `key` says what mail it is ("digest:weekly:2026-W48:17"), so the same one is never decided on twice.

    The row is written in the transaction that decides on the mail. A worker claims it for a while (`lease`,
    `leased_until`), hands it to the mail server and marks it. `payload` holds what the mail says until it is sent.
    It goes to `member`, or to `address` of somebody without an account; that is kept until the mail is sent as well.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        SKIPPED = "skipped", _("Not needed any more")
        FAILED = "failed", _("Failed")

    key = models.CharField(_("mail"), max_length=100, unique=True)
    member = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="mail_deliveries"
    )
    address = models.EmailField(_("e-mail address"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    payload = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("error"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    lease = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(_("done at"), null=True)

    class Meta:
        ordering = ["-decided_at"]
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="delivery_waiting"),
            models.Index(fields=["leased_until"], condition=models.Q(state="sending"), name="delivery_sending"),
            models.Index(fields=["state", "done_at"], name="delivery_done"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) | models.Q(address=""), name="delivery_to_one"
            )
        ]

    def __str__(self) -> str:
        return self.key


class DigestItem(models.Model):
    """That an overview told a member of an item. `item` is a 64-bit digest of its key: there are many of these rows."""

    goes_with_member = True

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    item = models.BigIntegerField()
    told_on = models.DateField(default=timezone.localdate, db_index=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["member", "item"], name="unique_digest_item")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.item}"
