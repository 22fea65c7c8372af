"""A lesson of the demo that came from one of its discussions, with who agreed to be named."""

from typing import Any

from cop.discussions.models import ThreadPage
from cop.members.models import Member
from home.demo_loader import care
from home.demo_loader.stories import publish, tell
from knowledge.lessons.models import Credit
from knowledge.lessons.services import answer_credit, lesson_being_made, make_lesson_of_thread


def load_lesson_of_thread(story: dict[str, Any]) -> None:
    """As a member makes one; what is there already is left alone."""
    author = Member.objects.get(email=story["author"])
    thread = ThreadPage.objects.get(title=story["thread"])
    if lesson_being_made(thread=thread, by=author) is not None:
        return
    named = Member.objects.filter(email__in=story["credited"])
    lesson = make_lesson_of_thread(thread=thread, by=author, credited=named)
    tell(lesson, story, author)
    publish(lesson, author)
    for credit in Credit.objects.filter(lesson=lesson, member__email__in=story["agreed"]).select_related("member"):
        answer_credit(credit=credit, by=credit.member, agrees=True)
    care.put_back_in_time(lesson, story)
