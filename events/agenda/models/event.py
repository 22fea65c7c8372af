"""An event: where people meet, on a day and at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cop.core.clean_html import CleanHTMLField
from cop.core.link_fields import HTTPS_ONLY, LinkField
from cop.core.models import BasePage, TargetGroup, Theme
from cop.core.moment_words import span_in_words
from cop.discussions.models import DiscussablePageMixin
from cop.members.models import Member
from cop.publishing.models import ContributionMixin
from events.agenda.models.kinds import EventKind, RegistrationMode
from events.agenda.models.searched import SearchedEvent
from events.agenda.models.series import EventSeries
from events.agenda.periods import refuse_far_days
from events.agenda.querysets import EventPageManager

MOMENTS = ("starts_at", "ends_at", "register_by")
MOST_PLACES = 10_000  # people
MOST_GUESTS = 5  # with one registration
MOST_OFFER_HOURS = 168  # a week
END_AFTER_START = _("The end lies before the start.")
CLOSES_IN_TIME = _("Registration cannot close after the start.")

#: Written by services and receivers of this room, on the row: true at once, whatever version is published.
STATE_COLUMNS = (
    *("cancelled_at", "cancel_reason", "ics_uid", "ics_sequence", "announced", "series", "listed_at", "changed_at"),
)
#: Written by the room of registrations, under the lock of this row.
PLACES_COLUMNS = ("places_taken", "waiting", "offers_hold_until", "registration_generation")


class EventPage(SearchedEvent, DiscussablePageMixin, ContributionMixin, BasePage):
    """Every field may be empty in a draft; `required_to_publish` says what people need to come.

    `online_link` is for who registered: it stands in nothing that others read.
    """

    SHARED_AS = "article"
    ROW_ONLY = (*STATE_COLUMNS, *PLACES_COLUMNS)
    WRITTEN_APART = ROW_ONLY
    exclude_fields_in_copy: ClassVar[list[str]] = ["request_key", "co_organisers", *STATE_COLUMNS, *PLACES_COLUMNS]
    REQUIRED_TO_PUBLISH = ("summary", "kind", "starts_at", "ends_at", "organised_by")

    summary = models.CharField(
        _("in one sentence"), max_length=250, blank=True, help_text=_("What happens, and what does one leave with?")
    )
    body = CleanHTMLField(_("programme"), blank=True, help_text=_("What happens, in which order, and who speaks?"))
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, blank=True, db_index=True)
    starts_at = models.DateTimeField(_("start"), null=True, blank=True, db_index=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True, db_index=True)
    place_name = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("For example: Provinciehuis, zaal 3.")
    )
    address = models.CharField(
        _("address"), max_length=250, blank=True, help_text=_("Street, number and town, as one types it in a map.")
    )
    online_link = LinkField(
        _("link to the online meeting"),
        max_length=500,
        blank=True,
        validators=[HTTPS_ONLY],
        help_text=_("Only who registered sees this link."),
    )
    organised_by = models.CharField(
        _("organised by"), max_length=150, blank=True, help_text=_("The name of the organisation.")
    )
    audience = models.CharField(_("for whom"), max_length=250, blank=True)
    accessibility = models.TextField(
        _("accessibility"),
        max_length=1_000,
        blank=True,
        help_text=_(
            "Is there a lift, a hearing loop, a sign language interpreter? Whom does one ask for what is needed?"
        ),
    )
    registration_mode = models.CharField(
        _("registration"), max_length=8, choices=RegistrationMode, default=RegistrationMode.HERE
    )
    external_link = LinkField(_("link to register elsewhere"), max_length=500, blank=True, validators=[HTTPS_ONLY])
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
        help_text=_("Leave this empty when there is no limit."),
    )
    guests_allowed = models.PositiveSmallIntegerField(
        _("guests with one registration"),
        default=0,
        validators=[MaxValueValidator(MOST_GUESTS)],
        help_text=_("How many people may somebody bring along? At most five."),
    )
    register_by = models.DateTimeField(
        _("register until"), null=True, blank=True, help_text=_("Leave this empty to keep it open until the start.")
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to accept a place"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_OFFER_HOURS)],
        help_text=_("Leave this empty when who moves up from the waiting list is in at once."),
    )
    national_event = models.ForeignKey(
        "self",
        verbose_name=_("part of the national event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="regional_events",
    )
    co_organisers = models.ManyToManyField(
        Member,
        verbose_name=_("co-organisers"),
        through="agenda.EventCoOrganiser",
        related_name="co_organised_events",
        editable=False,
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="events")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="events"
    )

    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, editable=False)
    cancel_reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    ics_uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    ics_sequence = models.PositiveIntegerField(default=0, editable=False)
    # {field: value} of what calendars were told last: says what a publication changes.
    announced = models.JSONField(default=dict, editable=False)
    series = models.ForeignKey(
        EventSeries,
        verbose_name=_("series"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="events",
        editable=False,
    )
    # Copies of Wagtail's dates on the table that listings filter, so that one index serves order and filter.
    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    places_taken = models.PositiveIntegerField(_("places taken"), default=0, editable=False)
    waiting = models.PositiveIntegerField(_("waiting"), default=0, editable=False)
    #: When the first place that is kept for somebody is lost: from then on the two numbers above may be too high.
    offers_hold_until = models.DateTimeField(null=True, editable=False)
    # Changes with every registration; what is kept of those is kept under it.
    registration_generation = models.UUIDField(default=uuid4, editable=False)

    objects = EventPageManager()

    parent_page_types: ClassVar[list[str]] = ["agenda.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True)
                | models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=END_AFTER_START,
            ),
            models.CheckConstraint(condition=models.Q(guests_allowed__lte=MOST_GUESTS), name="event_guests_at_most"),
        ]

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = END_AFTER_START
        if self.starts_at and self.register_by and self.register_by > self.starts_at:
            errors["register_by"] = CLOSES_IN_TIME
        if self.national_event_id is not None and self.national_event_id == self.pk:
            errors["national_event"] = _("An event cannot be part of itself.")
        errors |= {name: said for name in MOMENTS if (said := _far(getattr(self, name)))}
        if errors:
            raise ValidationError(errors)

    def required_to_publish(self, is_there: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """One meets somewhere or online; who registers elsewhere needs to know where."""
        there = is_there or self.is_there
        place = () if there("online_link") or there("place_name") else ("place_name",)
        elsewhere = ("external_link",) if self.registration_mode == RegistrationMode.ELSEWHERE else ()
        return (*self.REQUIRED_TO_PUBLISH, *place, *elsewhere)

    @property
    def is_online(self) -> bool:
        """Whether one can take part from afar: true for everybody to know, unlike the link."""
        return bool(self.online_link)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def is_past(self, now: datetime | None = None) -> bool:
        return self.ends_at is not None and self.ends_at < (now or timezone.now())

    @property
    def when(self) -> str:
        """Date and times in words; "" while a draft has none."""
        return span_in_words(self.starts_at, self.ends_at) if self.starts_at and self.ends_at else ""

    @property
    def is_over(self) -> bool:
        """For templates: as `is_past` at this moment."""
        return self.is_past()


def _far(moment: datetime | None) -> ValidationError | None:
    try:
        if moment:
            refuse_far_days(moment)
    except ValidationError as refused:
        return refused
    return None


class EventCoOrganiser(models.Model):
    """A member who organises an event together with its owner; true at once, apart from the versions of the text."""

    goes_with_member = True

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="co_organiser_rows")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="co_organiser_rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="unique_event_co_organiser")]
        verbose_name = _("co-organiser")
        verbose_name_plural = _("co-organisers")

    def __str__(self) -> str:
        return str(self.member)
