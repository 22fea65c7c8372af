"""What a moderator reads beside a decision: the words, who wrote them, and what was decided before."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from cop.members.models import Member
from cop.members.permissions import may_suspend
from cop.moderation.models import AboutSomething, Decision, Report
from cop.moderation.permissions import may_decide_on
from cop.moderation.reportables import Reportable, subject_of

MOST = 20  # earlier decisions that are shown


@dataclass(frozen=True)
class Case:
    """One thing, with the row (a report or decision) that leads to it."""

    row: AboutSomething
    kind: Reportable | None
    thing: Any
    authors: list[Member]

    def to_suspend(self, user: Any) -> list[Member]:
        return [author for author in self.authors if author.is_active and may_suspend(user, author)]

    def context(self, user: Any) -> dict[str, Any]:
        history = Decision.objects.about_the_same_as(self.row).prefetch_related("members")
        others = Decision.objects.filter(members__in=self.authors).exclude(pk__in=history.values("pk")).distinct()
        newest = history.on_visibility().first()
        is_there = self.kind is not None and self.thing is not None
        is_visible = is_there and self.kind.visible(self.thing, user)  # type: ignore[union-attr]
        return {
            "thing": self.thing,
            "thing_url": self.kind.url(self.thing) if is_there else "",  # type: ignore[union-attr]
            "thing_kind": self.thing._meta.verbose_name if is_there else "",
            "thing_words": self.kind.words(self.thing) if is_there else [],  # type: ignore[union-attr]
            "thing_authors": self.authors,
            "is_visible": is_visible,
            "restorable": newest if newest and newest.kind == Decision.Kind.HIDDEN and not is_visible else None,
            "history": history,
            "about_authors": others.for_moderator(user).prefetch_related("members")[:MOST],
        }


def case_or_404(user: Any, row: AboutSomething) -> Case:
    """To who wrote it, and to a moderator when an administrator did, there is nothing here."""
    kind, thing = subject_of(row)
    authors = list(kind.authors(thing)) if kind is not None and thing is not None else list(row.members.all())
    if not may_decide_on(user, [*authors, *(row.members.all() if row.pk else [])]):
        raise Http404
    return Case(row, kind, thing, authors)


def reports_about(row: AboutSomething) -> Any:
    return Report.objects.about_the_same_as(row).select_related("reporter", "decision")
