"""An entry: an answer to the question of a challenge, with who made it and the files that go with it."""

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.clean_html import CleanHTMLField
from cop.members.models import Member
from events.challenges.models import ChallengePage
from events.entries.models.entrant import Entrant
from events.entries.querysets import EntryQuerySet

MOST_FILES = 5
MOST_TEAM = 10
MOST_SUMMARY = 400  # characters


class EntryState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SELECTED = "selected", _("Selected")
    DECLINED = "declined", _("Not selected")


class Decision(models.TextChoices):
    """What an organiser decided. The entrant hears it when it is told; then `Entry.state` follows."""

    NONE = "", _("No decision yet")
    SELECTED = "selected", _("Selected")
    DECLINED = "declined", _("Not selected")


class Entry(models.Model):
    """One live entry a person and challenge. Either `member` or `entrant` handed it in; neither once they are erased."""

    challenge = models.ForeignKey(ChallengePage, on_delete=models.CASCADE, related_name="entries")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="entries")
    entrant = models.ForeignKey(Entrant, null=True, on_delete=models.SET_NULL, related_name="entries")
    entrant_name = models.CharField(_("name"), max_length=80, blank=True, editable=False)
    organisation_name = models.CharField(_("organisation"), max_length=120, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(
        _("summary"),
        max_length=MOST_SUMMARY,
        blank=True,
        validators=[MaxLengthValidator(MOST_SUMMARY)],
        help_text=_("Your idea in two or three sentences. Is your entry selected? Then everybody reads this."),
    )
    body = CleanHTMLField(_("your idea"), blank=True, help_text=_("What do you do, for whom, and what do you need?"))
    shown_if_selected = models.BooleanField(
        _("The page of the challenge may show our title, summary and names if we are selected"),
        default=False,
        help_text=_("Talk about this with your team first. Addresses, text and files are never shown."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=EntryState, default=EntryState.DRAFT, editable=False, db_index=True
    )
    submitted_at = models.DateTimeField(_("handed in"), null=True, editable=False)
    receipt = models.CharField(_("receipt number"), max_length=20, blank=True, editable=False)
    #: What was typed after the deadline on an entry that was handed in before: kept for its author, judged by nobody.
    late_text = models.JSONField(null=True, editable=False)
    request_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.NONE, blank=True, editable=False)
    decision_reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    decided_by = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="entry_decisions", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    #: Percent of what is most; kept, so that a list sorts by it in one query.
    mean_score = models.DecimalField(null=True, max_digits=4, decimal_places=1, editable=False)
    reviewers_count = models.PositiveSmallIntegerField(default=0, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = EntryQuerySet.as_manager()

    #: {field: sentence}: what an entry cannot be handed in without.
    REQUIRED_TO_SUBMIT: ClassVar[dict[str, Any]] = {
        "title": _("Give your entry a title."),
        "summary": _("Say in a few sentences what your idea is."),
        "body": _("Tell what your idea is."),
    }

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["challenge", "state", "-mean_score"], name="entry_of_challenge"),
            models.Index(fields=["member", "-changed_at"], name="entry_of_member"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["challenge", "member"], condition=~models.Q(state="withdrawn"), name="one_entry_a_member"
            ),
            models.UniqueConstraint(
                fields=["challenge", "entrant"], condition=~models.Q(state="withdrawn"), name="one_entry_an_entrant"
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) | models.Q(entrant__isnull=True), name="entry_of_one_person"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["selected", "declined"]) | models.Q(told_at__isnull=False),
                name="entry_outcome_was_told",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_handed_in(self) -> bool:
        return self.state in HANDED_IN

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)

    @property
    def address_of_author(self) -> str:
        """Where mail to who handed it in goes; "" once they are gone."""
        person = self.member or self.entrant
        return person.email if person is not None else ""


class TeamMember(models.Model):
    """Somebody who made the entry. The address is for the organiser alone."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="team")
    place = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=80)
    organisation = models.CharField(_("school or organisation"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["place", "pk"]

    def __str__(self) -> str:
        return self.name


def stored_as(instance: "EntryFile", filename: str) -> str:
    """Under a name that says nothing and that nobody guesses; nothing serves this folder by address."""
    return f"inzendingen/{uuid.uuid4().hex}"


class EntryFile(models.Model):
    """A checked file; `views.files` alone gives it out."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to=stored_as)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.name


HANDED_IN = (EntryState.SUBMITTED, EntryState.SELECTED, EntryState.DECLINED)
