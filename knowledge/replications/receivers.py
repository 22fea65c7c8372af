"""What changes the evidence of a lesson without a report being written: its authors, and where those work."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published

from cop.members.models import Member
from cop.publishing.models import PageAuthor
from knowledge.lessons.models import LessonPage
from knowledge.replications.models import Replication
from knowledge.replications.services import recount_evidence


def connect() -> None:
    page_published.connect(recount_published, sender=LessonPage, dispatch_uid="replications.lesson_published")
    for signal, name in ((post_save, "saved"), (post_delete, "gone")):
        signal.connect(recount_for_author, sender=PageAuthor, dispatch_uid=f"replications.author.{name}")
    post_save.connect(recount_for_member, sender=Member, dispatch_uid="replications.member.saved")
    pre_delete.connect(remember_lessons, sender=Member, dispatch_uid="replications.member.goes")
    post_delete.connect(recount_remembered, sender=Member, dispatch_uid="replications.member.gone")


def recount_published(sender: Any, instance: LessonPage, **kwargs: Any) -> None:
    """Another organisation, region or author may stand with it now."""
    _recount(_tried(pk=instance.pk))


def recount_for_author(sender: Any, instance: PageAuthor, **kwargs: Any) -> None:
    """Authors are true at once, also while the text is a draft."""
    _recount(_tried(pk=instance.page_id))


def recount_for_member(
    sender: Any, instance: Member, *, created: bool, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Somebody who wrote a lesson may work elsewhere now."""
    if not created and (update_fields is None or "organisation" in update_fields):
        _recount(_lessons_by(instance))


def remember_lessons(sender: Any, instance: Member, **kwargs: Any) -> None:
    """Once the account is gone nothing says any more what it wrote."""
    instance.lessons_to_recount = _lessons_by(instance)  # type: ignore[attr-defined]


def recount_remembered(sender: Any, instance: Member, **kwargs: Any) -> None:
    _recount(instance.lessons_to_recount)  # type: ignore[attr-defined]


def _lessons_by(member: Member) -> list[int]:
    return _tried(page_authors__member_id=member.pk)


def _tried(**which: Any) -> list[int]:
    """Lessons with a live report; of others there is nothing to count."""
    live = Replication.objects.filter(live=True).values("lesson_id")
    return list(LessonPage.objects.filter(pk__in=live, **which).order_by("pk").values_list("pk", flat=True))


def _recount(lessons: list[int]) -> None:
    for pk in lessons:
        recount_evidence(lesson_id=pk)
