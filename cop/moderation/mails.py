"""Who hears what about a report."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core import mail, roles
from cop.members.models import Member
from cop.moderation.models import Decision, Report
from cop.moderation.reportables import Reportable

SUBJECTS = {
    Decision.Kind.HIDDEN: _("A moderator hid “%(title)s”"),
    Decision.Kind.WARNED: _("A moderator wrote to you about “%(title)s”"),
    Decision.Kind.RESTORED: _("“%(title)s” can be read again"),
}


def tell_moderators(report: Report, authors: Iterable[Member]) -> None:
    """A new report on a thing on which none was open; to who may decide on it, so not to who wrote it."""
    for moderator in _who_may_decide(list(authors)):
        mail.send(
            to=moderator.email,
            subject=_("A member reported “%(title)s”"),
            subject_values={"title": report.title},
            template="report_made",
            context={"report": report, "path": reverse("moderation_admin:handle", args=[report.pk])},
        )


def _who_may_decide(authors: list[Member]) -> list[Member]:
    """Moderators; administrators when one of them wrote it, or when no moderator is left."""
    others = Member.objects.filter(is_active=True).exclude(pk__in=[author.pk for author in authors])
    moderators = others.filter(groups__name=roles.MODERATORS).distinct()
    if any(author.is_superuser for author in authors):
        return list(others.filter(is_superuser=True))
    return list(moderators) or list(others.filter(is_superuser=True))


def tell_reporters(decision: Decision, reporters: Iterable[Member]) -> None:
    for reporter in reporters:
        if reporter.is_active:
            mail.send(
                to=reporter.email,
                subject=_("Your report on “%(title)s”"),
                subject_values={"title": decision.title},
                template="report_answered",
                context={"decision": decision},
            )


def tell_authors(decision: Decision, kind: Reportable | None, thing: models.Model | None) -> None:
    """In the way of the room where it stands, else by mail; of what is gone too, when it is about a warning."""
    if kind is not None and thing is not None and kind.tell_authors is not None:
        kind.tell_authors(thing, decision)
        return
    path, authors = "", list(decision.members.all())
    if kind is not None and thing is not None:
        path, authors = _path(decision, kind, thing), list(kind.authors(thing))
    for author in authors:
        if author.is_active:
            mail.send(
                to=author.email,
                subject=SUBJECTS[Decision.Kind(decision.kind)],
                subject_values={"title": decision.title},
                template="decision_on_own",
                context={"decision": decision, "path": path},
            )


def _path(decision: Decision, kind: Reportable, thing: models.Model) -> str:
    """A warned author changes the text where a hidden one is changed, when the room has such a place."""
    if decision.kind == Decision.Kind.RESTORED:
        return kind.url(thing)
    return kind.own_url(thing) or kind.url(thing)
