"""How moderators deal with a lesson that somebody reported."""

from django.urls import reverse

from cop.care.hiding import hide, restore
from cop.core.page_panels import register_page_panel
from cop.members.models import Member
from cop.moderation.panel import report_panel
from cop.moderation.reportables import Words, register_reportable, words_of_fields
from knowledge.lessons.models import LessonPage
from knowledge.lessons.querysets import LONG_TEXTS


def register() -> None:
    """A link in the menu of a lesson, and how its hiding is done."""
    register_page_panel("lessons.LessonPage", "moderation/_report_link.html", report_panel, place="menu", order=90)
    register_reportable(
        "lessons.LessonPage",
        title=lambda lesson: lesson.title,
        url=lambda lesson: lesson.get_url() or "",
        authors=lambda lesson: Member.objects.filter(page_authorships__page=lesson).select_related("organisation"),
        visible=lambda lesson, user: lesson.is_open and lesson.may_be_read_by(user),
        hide=hide,
        restore=restore,
        own_url=lambda lesson: reverse("publishing:show-contribution", args=[lesson.pk]),
        words=words,
    )


def words(lesson: LessonPage) -> list[Words]:
    """Every part of the story that was filled in, as readers see it or saw it last."""
    names = ", ".join(author.name for author in lesson.page_authors.all())
    return words_of_fields(lesson, LONG_TEXTS, author=names, at=lesson.last_published_at)
