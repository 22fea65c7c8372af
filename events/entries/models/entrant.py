"""Somebody without an account who hands in an entry, known by an address that they proved to read."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Entrant(models.Model):
    """A student or partner. No account: nothing else of the community opens for them.

    Made once a code from the mail was typed; what a browser may see hangs on `access`, which "close everywhere" renews.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    organisation = models.CharField(_("school or company"), max_length=120, blank=True)
    access = models.UUIDField(default=uuid.uuid4, editable=False)
    confirmed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("entrant")
        verbose_name_plural = _("entrants")
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(Lower("email"), name="one_entrant_an_address")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()


class EntryMailbox(models.Model):
    """What is locked while codes to one mailbox are counted, so that of two requests at once the second sees the first."""

    box = models.CharField(max_length=254, unique=True)
    used_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")

    def __str__(self) -> str:
        return self.box


class EntryCode(models.Model):
    """A code that was mailed; `digest` is of code and row, "" for one never sent.

    `tries` is {who: number}: a digest of a network, or "own" for the browser that asked. `asker` is such a digest as well.
    """

    email = models.EmailField(db_index=True)
    asker = models.CharField(max_length=64, blank=True, editable=False)
    salt = models.UUIDField(default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    tries = models.JSONField(default=dict, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"
