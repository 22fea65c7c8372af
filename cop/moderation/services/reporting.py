"""Putting a thing before the moderators."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.moderation import mails
from cop.moderation.models import Report
from cop.moderation.permissions import is_own
from cop.moderation.reportables import reportable_of

MOST_A_DAY = 10  # reports of one member in 24 hours


@transaction.atomic
def report_thing(*, thing: models.Model, reporter: Member, reason: str, explanation: str = "") -> Report:
    """Puts a thing before the moderators; they get a mail with the first open report on it.

    Raises NotAllowed for who may not see it or wrote it, Conflict when this person's report is still open,
    DomainError over `MOST_A_DAY`, and ValidationError for a reason that does not exist.
    """
    kind = reportable_of(thing)
    if not is_admitted(reporter) or not kind.visible(thing, reporter):
        raise NotAllowed(_("You cannot report this."))
    if is_own(reporter, kind, thing):
        raise NotAllowed(_("This is your own text. You can change it yourself."))
    # One report of a member at a time: else two of them would not see each other.
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=reporter.pk)
    open_reports = Report.objects.open().about(thing)
    if open_reports.filter(reporter=reporter).exists():
        raise Conflict(_("You reported this already. A moderator is going to look at it."))
    since = timezone.now() - timedelta(days=1)
    if Report.objects.filter(reporter=reporter, reported_at__gte=since).count() >= MOST_A_DAY:
        raise DomainError(_("You reported a lot today. Try again tomorrow, or write to a moderator."))
    is_first = not open_reports.exists()
    authors = list(kind.authors(thing))
    made = Report(
        subject=thing,
        title=kind.stored_title(thing),
        authors=", ".join(str(author) for author in authors)[:255],
        reporter=reporter,
        reason=reason,
        explanation=explanation,
    )
    made.full_clean(exclude=["decision"])
    made.save()
    made.members.set(authors)
    if is_first:
        mails.tell_moderators(made, authors)
    return made
