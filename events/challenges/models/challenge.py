"""A challenge: a question of practice that others hand in an answer to."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cop.core.clean_html import CleanHTMLField
from cop.core.models import BasePage, TargetGroup, Theme
from cop.discussions.models import DiscussablePageMixin
from cop.members.models import Member
from cop.publishing.models import ContributionMixin
from events.agenda.models import EventPage
from events.agenda.permissions import is_organiser
from events.challenges import phases
from events.challenges.dates import errors_in_order, errors_in_time
from events.challenges.models.searched import SearchedChallenge
from events.challenges.querysets import ChallengePageManager

#: Written by services and receivers of this room, on the row: true at once, whatever version is published.
STATE_COLUMNS = (
    *("selected_at", "finished_at", "withdrawn_at", "withdraw_reason", "announced", "listed_at", "changed_at"),
)


class ChallengePage(SearchedChallenge, DiscussablePageMixin, ContributionMixin, BasePage):
    """Every field may be empty in a draft; `REQUIRED_TO_PUBLISH` says what people need to take part.

    Its phase is never kept: see `events.challenges.phases`.
    """

    SHARED_AS = "article"
    ROW_ONLY = STATE_COLUMNS
    WRITTEN_APART = STATE_COLUMNS
    exclude_fields_in_copy: ClassVar[list[str]] = ["request_key", "co_organisers", "reviewers", *STATE_COLUMNS]
    REQUIRED_TO_PUBLISH = (
        *("question", "background", "problem_owner", "offers", "criteria"),
        *("opens_at", "deadline", "select_by", "runs_until", "themes"),
    )

    question = models.CharField(
        _("question"), max_length=250, blank=True, help_text=_("Begin with: Hoe zorgen we ervoor dat ...?")
    )
    background = CleanHTMLField(
        _("background"), blank=True, help_text=_("What is the matter, since when, and what has been tried?")
    )
    problem_owner = models.CharField(
        _("problem owner"), max_length=150, blank=True, help_text=_("The organisation whose question it is.")
    )
    offers = CleanHTMLField(
        _("what you get"),
        blank=True,
        help_text=_("Money, guidance, a place to try it out: what may who wins count on?"),
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, db_index=True)
    deadline = models.DateTimeField(
        _("deadline"), null=True, blank=True, db_index=True, help_text=_("Until this moment entries come in.")
    )
    select_by = models.DateTimeField(
        _("selection known by"), null=True, blank=True, help_text=_("When do entrants hear who goes on?")
    )
    runs_until = models.DateTimeField(_("runs until"), null=True, blank=True, db_index=True)
    open_to_students = models.BooleanField(
        _("open to students and partners"),
        default=False,
        help_text=_("Then anybody can hand in an entry with a confirmed e-mail address, without an account."),
    )
    results = CleanHTMLField(
        _("results"), blank=True, help_text=_("What came in, who was chosen and why? It shows on the page of results.")
    )
    outcome_done = CleanHTMLField(_("what was done"), blank=True)
    outcome_result = CleanHTMLField(_("what came of it"), blank=True, help_text=_("Also what did not work."))
    national_event = models.ForeignKey(
        EventPage,
        verbose_name=_("part of the national event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="challenges",
    )
    co_organisers = models.ManyToManyField(
        Member,
        verbose_name=_("co-organisers"),
        through="challenges.ChallengeCoOrganiser",
        related_name="co_organised_challenges",
        editable=False,
    )
    reviewers = models.ManyToManyField(
        Member,
        verbose_name=_("reviewers"),
        through="challenges.ChallengeReviewer",
        related_name="reviewed_challenges",
        editable=False,
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="challenges")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="challenges"
    )

    selected_at = models.DateTimeField(_("selected at"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdraw_reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    # {field: moment} of what people were told last: says what a publication changes.
    announced = models.JSONField(default=dict, editable=False)
    # Copies of Wagtail's dates on the table that listings filter, so that one index serves order and filter.
    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = ChallengePageManager()

    parent_page_types: ClassVar[list[str]] = ["challenges.ChallengeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(deadline__isnull=True)
                | models.Q(deadline__gt=models.F("opens_at")),
                name="challenge_opens_before_deadline",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline__isnull=True)
                | models.Q(runs_until__isnull=True)
                | models.Q(runs_until__gt=models.F("deadline")),
                name="challenge_runs_after_deadline",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        stored = type(self).objects.filter(pk=self.pk, live=True).first() if self.pk else None
        errors = {**errors_in_order(self), **errors_in_time(self, stored, timezone.now())}
        if errors:
            raise ValidationError(errors)

    def required_to_publish(self, is_there: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Partners and documents are nobody's duty, but half of one helps nobody."""
        there = is_there or self.is_there
        return (*self.REQUIRED_TO_PUBLISH, *(name for name in ("partners", "documents") if there(name)))

    def is_filled(self, name: str) -> bool:
        if name in {"partners", "criteria", "documents"} and not all(row.is_whole for row in getattr(self, name).all()):
            return False
        return super().is_filled(name)

    def phase_at(self, now: datetime) -> phases.Phase:
        return phases.phase_of(self, now)

    @property
    def phase(self) -> phases.Phase:
        """At this moment; what shows several things at once asks `phase_at` with one moment."""
        return self.phase_at(timezone.now())

    def hears_of_threads(self) -> set[int]:
        """Its owner while an organiser, and its co-organisers: who lost that hears of nothing more."""
        rows = self.co_organiser_rows.filter(member__is_active=True)  # type: ignore[attr-defined]
        owner = {self.owner.pk} if self.owner is not None and is_organiser(self.owner) else set()
        return owner | set(rows.values_list("member_id", flat=True))

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
