"""Who hears what about a report."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop.core import mail, roles
from cop.members.models import Member
from cop.moderation.models import Decision, Report
from cop.moderation.reportables import Reportable


def tell_moderators(report: Report, *, but: Iterable[Member]) -> None:
    """A new report on a thing on which none was open; not to who wrote it."""
    moderators = Member.objects.filter(groups__name=roles.MODERATORS, is_active=True)
    for moderator in moderators.exclude(pk__in=[author.pk for author in but]).distinct():
        mail.send(
            to=moderator.email,
            subject=_("A member reported “%(title)s”"),
            subject_values={"title": report.title},
            template="report_made",
            context={"report": report, "path": reverse("moderation_admin:handle", args=[report.pk])},
        )


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


def tell_authors(decision: Decision, kind: Reportable, thing: models.Model) -> None:
    is_hidden = decision.kind == Decision.Kind.HIDDEN
    for author in kind.authors(thing):
        if author.is_active:
            mail.send(
                to=author.email,
                subject=_("A moderator hid “%(title)s”") if is_hidden else _("“%(title)s” can be read again"),
                subject_values={"title": decision.title},
                template="decision_on_own",
                context={"decision": decision, "path": kind.own_url(thing) if is_hidden else kind.url(thing)},
            )
