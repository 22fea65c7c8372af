"""Who curates lessons."""

from typing import Any

from cop.core.permissions import may_open_admin
from knowledge.lessons.models import LessonPage


def may_curate(user: Any, lesson: LessonPage) -> bool:
    """Editors and administrators: who may open the admin and publish this page there."""
    return bool(may_open_admin(user) and lesson.permissions_for_user(user).can_publish())
