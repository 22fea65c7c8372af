"""A discussion becomes a lesson, and who took part says whether to be named."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cop.core.errors import Conflict, DomainError
from cop.discussions.permissions import get_thread_or_404
from cop.publishing.access import writers_only
from knowledge.lessons import services
from knowledge.lessons.contribution import LESSON
from knowledge.lessons.crediting import lessons_made_of, posters_of
from knowledge.lessons.models import Credit
from knowledge.lessons.permissions import may_make_lesson
from knowledge.lessons.thread_forms import MakeLessonForm


@writers_only
def make_lesson(request: HttpRequest, thread: int) -> HttpResponseBase:
    """Asks whom to name, and then opens the form of the lesson. Who did this before goes on with that lesson."""
    found = get_thread_or_404(request.user, thread)
    earlier = services.lesson_being_made(thread=found, by=request.user)
    if earlier is not None:
        return redirect("publishing:show-contribution", earlier.pk)
    if not may_make_lesson(request.user, found):
        raise PermissionDenied(
            _("Who asked, who gave the best answer, and members whom the editors know make a lesson of it.")
        )
    form = MakeLessonForm(request.POST or None, posters=posters_of(found, but=request.user))
    if request.method == "POST" and form.is_valid():
        try:
            lesson = services.make_lesson_of_thread(
                thread=found, by=request.user, credited=form.cleaned_data["credited"]
            )
        except Conflict as refused:
            form.add_error(None, str(refused))
        except DomainError as refused:
            raise PermissionDenied(str(refused)) from refused
        else:
            messages.success(
                request, _("The question and the best answer are in your draft. Tell it in your own words.")
            )
            return redirect("publishing:edit-step", lesson.pk, LESSON.steps[0].slug)
    context = {"page": found, "form": form, "lessons": lessons_made_of(found, request.user)}
    return render(request, "lessons/make_of_thread.html", context, status=422 if form.errors else 200)


@writers_only
def answer_credit(request: HttpRequest, credit: int) -> HttpResponseBase:
    """Shows where somebody would be named; `answer` is "yes" or anything else. To others it does not exist."""
    asked = get_object_or_404(Credit.objects.select_related("lesson__from_thread"), pk=credit, member=request.user)
    if request.method == "POST":
        agrees = request.POST.get("answer") == "yes"
        services.answer_credit(credit=asked, by=request.user, agrees=agrees)
        said = _("Your name stands with the lesson.") if agrees else _("Your name does not stand with the lesson.")
        messages.success(request, said)
        return redirect("lessons:answer-credit", asked.pk)
    lesson, thread = asked.lesson, asked.lesson.from_thread
    context = {
        "credit": asked,
        "title": lesson.title if lesson.live else lesson.draft_title,
        "lesson": lesson if lesson.live and lesson.may_be_read_by(request.user) else None,
        "thread": thread if thread is not None and thread.is_listed and thread.may_be_read_by(request.user) else None,
        "writers": [author.name for author in lesson.page_authors.all()],
    }
    return render(request, "lessons/answer_credit.html", context)
