"""Somebody who comes to an event, or would like to."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop.members.models import Member
from events.agenda.models import EventPage
from events.agenda.models.event import MOST_GUESTS
from events.registration.querysets import RegistrationQuerySet


class State(models.TextChoices):
    """Offered: a place is kept for a while, and is lost when nobody takes it."""

    REGISTERED = "registered", _("Registered")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Place offered")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")


LIVE = (State.REGISTERED, State.WAITING, State.OFFERED)
#: In `Registration.told`: when the last letter about when and where was written, in UTC. No reminder of before that follows.
TOLD_AT = "at"
#: Whose places are taken.
SEATED = (State.REGISTERED, State.OFFERED)


class Ended(models.TextChoices):
    """Why a registration is no more."""

    MEMBER = "member", _("by the member")
    ORGANISER = "organiser", _("by an organiser")
    EXPIRED = "expired", _("the offered place was not taken in time")
    ACCOUNT = "account", _("the account was closed")


class Registration(models.Model):
    """One party: a member with guests. Who waits is served in order of arrival, which is the order of the keys:
    rows are made under the lock of the event. A cancelled row stays; who comes back gets a new one, at the end.
    """

    event = models.ForeignKey(EventPage, on_delete=models.PROTECT, related_name="registrations")
    member = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    # As they were when somebody registered: the list of an event stays readable when an account goes.
    member_name = models.CharField(_("name"), max_length=80)
    member_email = models.EmailField(_("e-mail address"), blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=150, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    guests = models.PositiveSmallIntegerField(
        _("guests"), default=0, validators=[MaxValueValidator(MOST_GUESTS)], help_text=_("Whom do you bring along?")
    )
    shows_name = models.BooleanField(
        _("Show my name and organisation to others who are registered"),
        default=False,
        help_text=_("You can change this whenever you like."),
    )
    offered_until = models.DateTimeField(_("place kept until"), null=True, editable=False)
    attended = models.BooleanField(_("was there"), null=True, default=None, editable=False)
    checked_in_at = models.DateTimeField(_("checked in at"), null=True, editable=False)
    #: Says at the door who this is; stands in nothing that others read.
    token = models.UUIDField(default=uuid4, unique=True, editable=False)
    #: A form that is sent twice is one registration.
    request_key = models.UUIDField(default=uuid4, unique=True, editable=False)
    # {field: value} of when and where, as this person was told last; `told_sequence` is the event's number of that.
    told = models.JSONField(default=dict, editable=False)
    told_sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("registered at"), default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, editable=False)
    ended = models.CharField(_("why cancelled"), max_length=10, choices=Ended, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["event", "state", "id"], name="registration_of_event"),
            models.Index(fields=["member", "state"], name="registration_of_member"),
            models.Index(fields=["offered_until"], condition=models.Q(state="offered"), name="registration_offer_ends"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["event", "member"],
                condition=~models.Q(state="cancelled"),
                name="one_live_registration",
            ),
            models.CheckConstraint(condition=models.Q(guests__lte=MOST_GUESTS), name="registration_guests"),
            models.CheckConstraint(
                condition=models.Q(state="offered", offered_until__isnull=False)
                | (~models.Q(state="offered") & models.Q(offered_until__isnull=True)),
                name="registration_offer_has_end",
            ),
            models.CheckConstraint(
                condition=models.Q(state="cancelled", cancelled_at__isnull=False)
                | (~models.Q(state="cancelled") & models.Q(cancelled_at__isnull=True)),
                name="registration_cancelled_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_name}, {self.event_id}"

    @property
    def seats(self) -> int:
        return 1 + self.guests

    @property
    def is_live(self) -> bool:
        return self.state_now in LIVE

    def was_told(self, now: datetime) -> None:
        """A letter that says when and where is written at this moment. The caller saves `told`."""
        self.told = {**self.told, TOLD_AT: now.astimezone(UTC).isoformat()}

    @property
    def has_run_out(self) -> bool:
        """Of an offer past its moment: from then on it is as if it were taken back already."""
        return self.state == State.OFFERED and not self.offer_stands(timezone.now())

    @property
    def state_now(self) -> State:
        return State.CANCELLED if self.has_run_out else State(self.state)

    @property
    def is_in(self) -> bool:
        return self.state == State.REGISTERED

    def offer_stands(self, now: datetime) -> bool:
        """An offer that ran out is no offer, also when nothing has taken it back yet."""
        return self.state == State.OFFERED and self.offered_until is not None and self.offered_until > now
