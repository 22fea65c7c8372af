"""What a moderator decides on a thing: it is left, its author warned, it is hidden, or put back.

The only way in: the queue of reports and the buttons of a room both come here, so that each act is one row of `Decision`.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.members.models import Member
from cop.moderation import mails
from cop.moderation.models import AboutSomething, Decision, Report
from cop.moderation.querysets import ReportQuerySet
from cop.moderation.reportables import Reportable, reportable_of, subject_of
from cop.moderation.services.recording import (
    history_of,
    new_decision,
    on_thing,
    record,
    refuse_unless_may_decide,
    refuse_unless_moderator,
)
from cop.moderation.services.suspending import suspend_for

Kind = Decision.Kind


@transaction.atomic
def decide_on_reports(
    *,
    report: Report,
    by: Member,
    hide: bool,
    to_authors: str,
    to_reporters: str,
    warn: bool = False,
    suspend: Iterable[Member] = (),
) -> Decision:
    """Answers every open report on the thing of `report`: it is left, left with a warning, or hidden from readers.

    Who is in `suspend` can in addition neither sign in nor post until that is lifted. Raises NotAllowed (see
    `may_decide_on` and `may_suspend`), Conflict when a colleague decided meanwhile or the thing is not there any more,
    DomainError when somebody would hear nothing.
    """
    refuse_unless_moderator(by)
    reports = _locked(Report.objects.open().about_the_same_as(report))
    if not reports:
        raise Conflict(_("A colleague decided on this already."))
    kind, thing = subject_of(report)
    authors = _authors(kind, thing, report)
    refuse_unless_may_decide(by, [*authors, *Member.objects.filter(reports_about__in=reports)])
    if hide and thing is None:
        raise Conflict(_("This is not there any more."))
    out = list(suspend)
    if not set(out) <= set(authors):
        raise NotAllowed(_("Only who wrote this can be suspended for it."))
    verdict = Kind.HIDDEN if hide else Kind.WARNED if warn else Kind.KEPT
    if not to_reporters.strip() or ((verdict != Kind.KEPT or out) and not to_authors.strip()):
        raise DomainError(_("Write a sentence to everybody whom this is about."))
    return _carry_out(report, new_decision(report, by, verdict, to_authors, to_reporters), by, reports, out)


@transaction.atomic
def hide_thing(*, thing: models.Model, by: Member, to_authors: str, to_reporters: str = "") -> Decision:
    """Takes a thing from its readers, reported or not; reports that are open on it are answered with this.

    Raises NotAllowed, Conflict when readers do not see it any more, and DomainError without a sentence to its author.
    """
    kind = reportable_of(thing)
    refuse_unless_may_decide(by, kind.authors(thing))
    if not to_authors.strip():
        raise DomainError(_("Write a sentence to everybody whom this is about."))
    # Before the thing itself, as whoever decides in the queue does.
    reports = _locked(Report.objects.open().about(thing))
    if reports and not to_reporters.strip():
        with override(settings.LANGUAGE_CODE):
            to_reporters = gettext("You were right to ask: readers do not see it any more.")
    about = on_thing(thing)
    return _carry_out(about, new_decision(about, by, Kind.HIDDEN, to_authors, to_reporters), by, reports, [])


@transaction.atomic
def restore_thing(*, decision: Decision, by: Member, reason: str) -> Decision:
    """Puts back what `decision` hid. Raises NotAllowed, Conflict when that was done already or cannot be done,
    and DomainError without a reason."""
    refuse_unless_moderator(by)
    hidden = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    latest = Decision.objects.about_the_same_as(hidden).on_visibility().first()
    if hidden.kind != Kind.HIDDEN or latest != hidden:
        raise Conflict(_("A colleague decided on this already."))
    kind, thing = subject_of(hidden)
    refuse_unless_may_decide(by, _authors(kind, thing, hidden))
    if kind is None or thing is None:
        raise Conflict(_("This is not there any more."))
    if not reason.strip():
        raise DomainError(_("Write a sentence to everybody whom this is about."))
    restored = new_decision(hidden, by, Kind.RESTORED, reason, reason)
    # First the decision: publishing again looks whether there is one.
    record(restored, kind.authors(thing), kind.history_of(thing), reports=0)
    kind.restore(thing, by, hidden.kept)
    mails.tell_reporters(restored, _reporters(hidden.reports.select_related("reporter"), but=by))
    mails.tell_authors(restored, kind, thing)
    return restored


@transaction.atomic
def put_back(*, thing: models.Model, by: Member, reason: str) -> Decision:
    """`restore_thing` of whatever decision hid it last. Raises as that does, Conflict too when none did."""
    hidden = Decision.objects.about(thing).on_visibility().first()
    if hidden is None:
        refuse_unless_may_decide(by, reportable_of(thing).authors(thing))
        raise Conflict(_("A colleague decided on this already."))
    return restore_thing(decision=hidden, by=by, reason=reason)


@transaction.atomic
def note_admission(*, thing: models.Model, by: Member) -> Decision:
    """A room let through what waited; this keeps who did. Raises NotAllowed."""
    kind = reportable_of(thing)
    authors = list(kind.authors(thing))
    refuse_unless_may_decide(by, authors)
    decision = new_decision(on_thing(thing), by, Kind.ADMITTED, "", "")
    record(decision, authors, kind.history_of(thing))
    return decision


def _carry_out(
    about: AboutSomething, decision: Decision, by: Member, reports: list[Report], suspended: list[Member]
) -> Decision:
    """Does what `decision` says, answers `reports` with it, and tells everybody once."""
    kind, thing = subject_of(about)
    history = history_of(kind, thing)
    if decision.kind == Kind.HIDDEN and kind is not None and thing is not None:
        decision.kept = kind.hide(thing, by, decision.to_authors)
    record(decision, _authors(kind, thing, about), history, reports=len(reports))
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(decision=decision)
    for member in suspended:
        suspend_for(about, member, by, decision.to_authors, history=history)
    mails.tell_reporters(decision, _reporters(reports, but=by))
    # After the suspensions: who was suspended has the sentence in that mail.
    if decision.kind in {Kind.HIDDEN, Kind.WARNED}:
        mails.tell_authors(decision, kind, thing)
    return decision


def _locked(reports: ReportQuerySet) -> list[Report]:
    locked = reports.select_for_update(of=("self",), no_key=True).select_related("reporter")
    return list(locked.order_by("pk"))


def _authors(kind: Reportable | None, thing: models.Model | None, about: AboutSomething) -> list[Member]:
    """Who wrote it; of what is gone, who had written it when it was reported."""
    if kind is not None and thing is not None:
        return list(kind.authors(thing))
    return list(about.members.all()) if about.pk else []


def _reporters(reports: Iterable[Report], *, but: Member) -> list[Member]:
    """A moderator who reported something and decides on it needs no mail about that."""
    found = {report.reporter for report in reports if report.reporter is not None and report.reporter != but}
    return sorted(found, key=lambda member: member.pk)
