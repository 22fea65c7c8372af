"""A lesson that starts with what was told elsewhere."""

from typing import Any

from cop.core.models import RelatedPage
from cop.publishing.starts import Told, register_start
from cop.regions.models import PageRegion
from knowledge.lessons.contribution import LESSON


def register() -> None:
    register_start(LESSON.slug, fill_lesson)


def fill_lesson(lesson: Any, told: Told) -> None:
    """`lesson` is the newest version of a draft; nothing is saved here."""
    lesson.situation, lesson.approach, lesson.result = told.situation, told.approach, told.result
    lesson.members_only = told.members_only
    lesson.themes, lesson.target_groups = list(told.themes), list(told.target_groups)
    lesson.page_regions = [PageRegion(region=region) for region in told.regions]
    if told.came_from is not None:
        lesson.related_pages = [RelatedPage(related=told.came_from)]
