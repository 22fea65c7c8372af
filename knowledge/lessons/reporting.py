"""How moderators deal with a lesson that somebody reported."""

from cop.care.hiding import hide, restore
from cop.moderation.reportables import Words, words_of_fields
from cop.publishing.reported_pages import register_reported_page
from knowledge.lessons.models import LessonPage
from knowledge.lessons.querysets import LONG_TEXTS


def register() -> None:
    register_reported_page("lessons.LessonPage", words=words, hide=hide, restore=restore)


def words(lesson: LessonPage) -> list[Words]:
    """Every part of the story that was filled in, as readers see it or saw it last."""
    names = ", ".join(author.name for author in lesson.page_authors.all())
    return words_of_fields(lesson, LONG_TEXTS, author=names, at=lesson.last_published_at)
