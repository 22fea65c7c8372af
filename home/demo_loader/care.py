"""What happened to a lesson of the demo after it was told: rewritten, looked over, archived."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from cop.care.models import PublishedVersion
from cop.care.services import archive_page, renew_check_dates
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage


def rewrite(page: Page, story: dict[str, Any], author: Member) -> None:
    """From the first version that readers saw to the text as it stands in the story."""
    row = Page.objects.get(pk=page.pk)
    lesson = row.specific.get_latest_revision_as_object()
    for name in story["first_version"]:
        if name in story:
            setattr(lesson, name, story[name])
    services.save_draft(page=lesson, by=author, token=token_of(row))


def put_back_in_time(page: Page, story: dict[str, Any]) -> None:
    """Dates are when they would have been; nothing else of the history is touched."""
    told = timezone.now() - timedelta(days=story["published_days_ago"], hours=page.pk % 9)
    changed = told
    if "first_version" in story:
        changed = timezone.now() - timedelta(days=story["first_version"]["until_days_ago"], hours=page.pk % 7)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=told, last_published_at=changed, latest_revision_created_at=changed
    )
    lesson = LessonPage.objects.filter(pk=page.pk)
    lesson.update(listed_at=told, changed_at=changed)
    if "checked_days_ago" in story:
        lesson.update(last_checked_on=timezone.localdate() - timedelta(days=story["checked_days_ago"]))
    renew_check_dates(pages=lesson)
    first, *later = PublishedVersion.objects.filter(page=page).order_by("pk")
    PublishedVersion.objects.filter(pk=first.pk).update(published_at=told)
    PublishedVersion.objects.filter(pk__in=[version.pk for version in later]).update(published_at=changed)
    Revision.objects.for_instance(page).update(created_at=told)
    Revision.objects.filter(pk__in=[version.revision_id for version in later]).update(created_at=changed)


def archive(page: Page, archived: dict[str, Any], author: Member, instead: LessonPage | None) -> None:
    archive_page(page=page, by=author, note=archived["note"], instead=instead)
    moment = timezone.now() - timedelta(days=archived["days_ago"])
    LessonPage.objects.filter(pk=page.pk).update(archived_at=moment)
