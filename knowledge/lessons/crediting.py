"""What became of a discussion: lessons, and who is named with them. Reads; the writes are services."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery, Sum
from django.http import HttpRequest

from cop.core.kept_queries import kept_query
from cop.core.permissions import is_admitted
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.members.models import Member
from knowledge.lessons.models import Credit, LessonPage
from knowledge.lessons.permissions import may_make_lesson

MOST_OFFERED = 30  # posters to choose from, most thanked first
MOST_LISTED = 20


@dataclass(frozen=True)
class Posters:
    """Whom a lesson of this discussion may name. `first` asked, or gave the best answer."""

    first: list[Member]
    others: list[Member]

    @property
    def all(self) -> list[Member]:
        return [*self.first, *self.others]


def posters_of(thread: ThreadPage, *, but: Member) -> Posters:
    """Members with words that everybody sees, without the one who writes the lesson. In two queries."""
    best = best_answer_of(thread)
    asked = thread.author_id if thread.state == PostState.VISIBLE else None
    first = list(dict.fromkeys(key for key in (asked, best.author_id if best else None) if key not in {None, but.pk}))
    shown = Reply.objects.filter(thread=thread, state=PostState.VISIBLE).exclude(author=None).order_by()
    ranked = shown.values("author").annotate(times_thanked=Sum("thanks_count"), number_of_replies=Count("pk"))
    keys = ranked.order_by("-times_thanked", "-number_of_replies", "author").values_list("author", flat=True)
    others = [key for key in keys[: MOST_OFFERED + len(first) + 1] if key not in {*first, but.pk}][:MOST_OFFERED]
    here = Member.objects.filter(Q(status=Member.Status.ADMITTED) | Q(is_superuser=True), is_active=True)
    members = here.in_bulk([*first, *others])
    return Posters(
        [members[key] for key in first if key in members], [members[key] for key in others if key in members]
    )


def best_answer_of(thread: ThreadPage) -> Reply | None:
    """The best answer, when everybody sees it."""
    return Reply.objects.filter(pk=thread.best_reply_id, thread=thread, state=PostState.VISIBLE).first()


def lessons_made_of(thread: ThreadPage, user: Any) -> QuerySet[LessonPage]:
    """Published lessons that came from this discussion, or from one that was merged into it."""
    return _made_of(thread.pk, LessonPage.objects.visible_to(user))


def _made_of(thread: int, lessons: QuerySet[LessonPage]) -> QuerySet[LessonPage]:
    columns = ("title", "url_path", "locale", "live", "depth")
    came = lessons.filter(Q(from_thread=thread) | Q(from_thread__merged_into=thread))
    return came.order_by("listed_at", "pk").only(*columns)


@kept_query(int)
def _published(thread: int) -> QuerySet[LessonPage]:
    """All that a member may read."""
    return _made_of(thread, LessonPage.objects.live())


def thread_panel(request: HttpRequest, thread: ThreadPage) -> dict[str, Any] | None:
    """On a discussion: the lessons that came from it, and a button for who may make one. One query."""
    lessons = _published(thread.pk) if is_admitted(request.user) else list(lessons_made_of(thread, request.user))
    may_make = may_make_lesson(request.user, thread)
    return {"lessons": lessons, "may_make": may_make, "thread": thread} if lessons or may_make else None


def lesson_panel(request: HttpRequest, lesson: LessonPage) -> dict[str, Any] | None:
    """On a lesson: who is named, for everybody; the discussion, for who may read it. No query for other lessons.

    `own` is this reader's own credit, so that they can change their mind.
    """
    if lesson.from_thread_id is None and not lesson.credited_names:
        return None
    thread = _thread_for(request.user, lesson) if is_admitted(request.user) and lesson.from_thread_id else None
    own = getattr(thread, "own_credit", None)
    where = (thread.merged_into or thread) if thread is not None else None
    readable = where if where is not None and where.is_listed and where.may_be_read_by(request.user) else None
    if not (lesson.credited_names or readable or own):
        return None
    return {"names": lesson.credited_names, "thread": readable, "own": own}


def _thread_for(user: Any, lesson: LessonPage) -> ThreadPage | None:
    own = Credit.objects.filter(lesson=lesson.pk, member=user.pk).values("pk")
    threads = ThreadPage.objects.select_related("merged_into").annotate(own_credit=Subquery(own[:1]))
    return threads.filter(pk=lesson.from_thread_id).defer("body", "merged_into__body").first()


def credits_of(user: Any) -> QuerySet[Credit]:
    return Credit.objects.filter(member=user.pk)


def credits_panel(user: Any) -> dict[str, Any]:
    """For *My overview*: where they are asked, or agreed, to be named. One query."""
    rows = credits_of(user).annotate(title=F("lesson__draft_title")).order_by("-asked_at", "-pk")
    return {"credits": list(rows[:MOST_LISTED])}
