"""Writes on lessons that are not writing one: see cop/publishing/services for those."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from cop.core.errors import NotAllowed
from cop.members.models import Member
from knowledge.lessons.models import LessonPage
from knowledge.lessons.permissions import may_curate


@transaction.atomic
def mark_checked(*, lesson: LessonPage, by: Member) -> datetime.date:
    """Notes that what a published lesson says is still right, today. Raises NotAllowed for who is no editor."""
    if not may_curate(by, lesson):
        raise NotAllowed(_("Only editors mark a lesson as checked."))
    today = timezone.localdate()
    LessonPage.objects.filter(pk=lesson.pk).update(last_checked_on=today)
    log(instance=lesson, action="lessons.checked", user=by)
    return today
