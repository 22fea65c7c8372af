"""Reporting, and what a moderator decides."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.permissions import is_admitted
from cop.members.models import Member
from cop.moderation import mails
from cop.moderation.models import AboutSomething, Decision, Report
from cop.moderation.permissions import is_own, may_handle
from cop.moderation.reportables import Reportable, reportable_of, subject_of

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
    Member.objects.select_for_update(no_key=True).get(pk=reporter.pk)
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
        title=kind.title(thing)[:255],
        authors=", ".join(str(author) for author in authors)[:255],
        reporter=reporter,
        reason=reason,
        explanation=explanation,
    )
    made.full_clean(exclude=["decision"])
    made.save()
    if is_first:
        mails.tell_moderators(made, but=authors)
    return made


@transaction.atomic
def decide_on_reports(*, report: Report, by: Member, hide: bool, to_authors: str, to_reporters: str) -> Decision:
    """Answers every open report on the thing of `report`: it is left, or hidden from readers.

    Raises NotAllowed for who is no moderator or wrote it, Conflict when a colleague decided meanwhile or the thing is
    not there any more, DomainError when somebody would hear nothing.
    """
    _refuse_unless_moderator(by)
    of_thing = Report.objects.open().about_the_same_as(report)
    reports = list(of_thing.select_for_update(of=("self",), no_key=True).select_related("reporter"))
    if not reports:
        raise Conflict(_("A colleague decided on this already."))
    kind, thing = subject_of(report)
    _refuse_own(by, kind, thing)
    if hide and (kind is None or thing is None):
        raise Conflict(_("This is not there any more."))
    if not to_reporters.strip() or (hide and not to_authors.strip()):
        raise DomainError(_("Write a sentence to everybody whom this is about."))
    decision = _new_decision(report, by, Decision.Kind.HIDDEN if hide else Decision.Kind.KEPT, to_authors, to_reporters)
    if kind is not None and thing is not None and hide:
        decision.kept = kind.hide(thing, by)
    decision.save()
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(decision=decision)
    _log(decision, thing, by, reports=len(reports))
    mails.tell_reporters(decision, _reporters(reports))
    if kind is not None and thing is not None and hide:
        mails.tell_authors(decision, kind, thing)
    return decision


@transaction.atomic
def restore_thing(*, decision: Decision, by: Member, reason: str) -> Decision:
    """Puts back what `decision` hid. Raises NotAllowed, Conflict when that was done already or cannot be done,
    and DomainError without a reason."""
    _refuse_unless_moderator(by)
    hidden = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    latest = Decision.objects.about_the_same_as(hidden).first()
    if hidden.kind != Decision.Kind.HIDDEN or latest != hidden:
        raise Conflict(_("A colleague decided on this already."))
    kind, thing = subject_of(hidden)
    _refuse_own(by, kind, thing)
    if kind is None or thing is None:
        raise Conflict(_("This is not there any more."))
    if not reason.strip():
        raise DomainError(_("Write a sentence to everybody whom this is about."))
    restored = _new_decision(hidden, by, Decision.Kind.RESTORED, reason, reason)
    # First the decision: publishing again looks whether there is one.
    restored.save()
    kind.restore(thing, by, hidden.kept)
    _log(restored, thing, by, reports=0)
    mails.tell_reporters(restored, _reporters(hidden.reports.select_related("reporter")))
    mails.tell_authors(restored, kind, thing)
    return restored


def _new_decision(about: AboutSomething, by: Member, kind: str, to_authors: str, to_reporters: str) -> Decision:
    decision = Decision(
        content_type_id=about.content_type_id,
        object_id=about.object_id,
        title=about.title,
        kind=kind,
        by=by,
        by_name=by.display_name,
        to_authors=to_authors,
        to_reporters=to_reporters,
    )
    decision.full_clean()
    return decision


def _reporters(reports: Iterable[Report]) -> list[Member]:
    return [report.reporter for report in reports if report.reporter is not None]


def _log(decision: Decision, thing: models.Model | None, by: Member, **data: Any) -> None:
    if thing is not None:
        log(instance=thing, action=f"moderation.{decision.kind}", user=by, data={"decision": decision.pk, **data})


def _refuse_unless_moderator(by: Member) -> None:
    if not may_handle(by):
        raise NotAllowed(_("Only moderators decide on reports."))


def _refuse_own(by: Member, kind: Reportable | None, thing: models.Model | None) -> None:
    if kind is not None and thing is not None and is_own(by, kind, thing):
        raise NotAllowed(_("This is about your own text. A colleague decides on it."))
