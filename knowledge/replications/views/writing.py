"""Reporting on a lesson: one form on one page, saved as a draft while one types, sent from the same page."""

from dataclasses import dataclass, replace
from typing import Any, Self
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop.core.errors import DomainError
from cop.core.form_media import media_of
from cop.core.kept_text import take_kept_text
from cop.publishing.access import is_autosave, writers_only
from cop.publishing.errors import EditConflict, Incomplete
from cop.publishing.permissions import goes_live_at_once
from cop.publishing.services import Submitted
from cop.publishing.state import State
from cop.publishing.tokens import token_of
from cop.publishing.views.answers import autosave_refused, autosaved, saved_sentence, status_of
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.forms import ReportForm
from knowledge.replications.models import Replication
from knowledge.replications.own_reports import unfinished_report, with_places
from knowledge.replications.permissions import (
    counts_for_nothing,
    get_lesson_or_404,
    get_own_report_or_404,
    refuse_unless_may_report,
)
from knowledge.replications.views.files import handle_files, no_file


@dataclass(frozen=True)
class Writing:
    """A report in front of its author; `version` is its newest text, not in the database yet for a new report."""

    request: HttpRequest
    report: Replication
    version: Replication
    request_key: UUID | None = None

    def as_saved(self) -> Self:
        """With what stands in the database by now."""
        report = get_own_report_or_404(self.request.user, self.report.pk)
        return replace(self, report=report, version=report.get_latest_revision_as_object())

    def form(self, data: Any = None) -> ReportForm:
        return ReportForm(data, instance=self.version, member=self.request.user)

    def render(self, form: ReportForm, *, token: str, status: int = 200, **context: Any) -> HttpResponseBase:
        report, version = self.report, self.version
        return render(
            self.request,
            "replications/edit_report.html",
            {
                "form": form,
                "media": media_of(form, self.request),
                "report": report,
                "version": version,
                "lesson": report.lesson,
                "own": with_places([report])[0] if report.pk else None,
                "request_key": self.request_key,
                "token": token,
                "counts_for_nothing": counts_for_nothing(report.organisation, report.lesson),
                "publishes_at_once": goes_live_at_once(self.request.user, report),
                "other": version.other_of_period() if version.period_start else None,
                **context,
                "attachment_form": context.get("attachment_form") or no_file(),
            },
            status=status,
        )


@writers_only
def start_report(request: HttpRequest, lesson: int) -> HttpResponseBase:
    """An empty form; nothing is made until something is saved."""
    found = get_lesson_or_404(request.user, lesson)
    if request.method == "POST":
        return _begin(request, found)
    try:
        refuse_unless_may_report(request.user, found)
    except DomainError as refused:
        return render(request, "replications/cannot_report.html", {"lesson": found, "refused": refused}, status=403)
    kept = take_kept_text(request)
    begun = unfinished_report(request.user, found) if kept is None else None
    if begun is not None:
        messages.info(request, _("You began this report before. Here is what you had."))
        return redirect("replications:edit-report", begun.pk)
    writing = _new(request, found, _key(kept))
    return writing.render(writing.form(kept), token=kept.get("token", "") if kept else "", was_kept=bool(kept))


@writers_only
def edit_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    report = get_own_report_or_404(request.user, pk)
    writing = Writing(request, report, report.get_latest_revision_as_object())
    if request.method == "POST":
        return _save(writing, request.POST.get("token", ""))
    own = with_places([report])[0]
    if own.state == State.IN_REVIEW:
        return render(
            request, "replications/show_report.html", {"report": report, "version": writing.version, "own": own}
        )
    kept = take_kept_text(request)
    if kept is None:
        return writing.render(writing.form(), token=token_of(report))
    return writing.render(writing.form(kept), token=kept.get("token", ""), was_kept=True)


def _begin(request: HttpRequest, lesson: LessonPage) -> HttpResponseBase:
    """The first save makes the report; the same form sent again finds it."""
    key = _key(request.POST)
    is_new = not Replication.objects.filter(request_key=key).exists()
    try:
        report = services.start_report(lesson=lesson, author=request.user, request_key=key)
    except DomainError as refused:
        if is_autosave(request):
            return autosave_refused(refused)
        writing = _new(request, lesson, key)
        return writing.render(writing.form(request.POST), token="", status=status_of(refused), refused=refused)
    writing = Writing(request, report, report.get_latest_revision_as_object())
    return _save(writing, token_of(report) if is_new else request.POST.get("token", ""))


def _new(request: HttpRequest, lesson: LessonPage, key: UUID) -> Writing:
    member: Any = request.user
    report = Replication(
        lesson=lesson,
        author=member,
        author_name=member.display_name,
        organisation=member.organisation,
        region=(member.organisation and member.organisation.region) or member.region,
        live=False,
    )
    return Writing(request, report, report, key)


def _key(data: Any) -> UUID:
    """The key in the form, which makes a form that is sent twice one report."""
    try:
        return UUID((data or {}).get("request_key", ""))
    except ValueError:
        return uuid4()


def _save(writing: Writing, token: str) -> HttpResponseBase:
    request = writing.request
    form = writing.form(request.POST)
    form.is_valid()
    try:
        saved = services.save_report(
            report=form.apply(), by=request.user, token=token, overwrite=request.POST.get("overwrite") == "1"
        )
    except DomainError as refused:
        return _not_saved(writing, form, refused)
    if is_autosave(request):
        return autosaved(saved, form, address=reverse("replications:edit-report", args=[writing.report.pk]))
    handled = handle_files(request, writing.report.pk, saved.token)
    if form.errors or handled.problem is not None:
        return writing.as_saved().render(
            form, token=handled.token, status=422, saved=saved_sentence(), attachment_form=handled.problem
        )
    if request.POST.get("then") == "send":
        return _send(writing.as_saved(), form, handled.token)
    messages.success(request, handled.done or saved_sentence())
    return redirect(reverse("replications:edit-report", args=[writing.report.pk]) + handled.place)


def _send(writing: Writing, form: ReportForm, token: str) -> HttpResponseBase:
    """The text is kept already, whatever comes of sending it."""
    request, report = writing.request, writing.report
    try:
        outcome = services.send_report(report=report, by=request.user, token=token)
    except Incomplete as refused:
        form.add_missing(refused.missing)
        return writing.render(form, token=token, status=422, saved=saved_sentence())
    except ValidationError as refused:
        form.add_missing({name: " ".join(sentences) for name, sentences in refused.message_dict.items()})
        return writing.render(form, token=token, status=422, saved=saved_sentence())
    except DomainError as refused:
        return writing.render(form, token=token, status=status_of(refused), not_sent=refused)
    if outcome is Submitted.PUBLISHED:
        messages.success(request, _("Published. Colleagues see your report with the lesson from now on."))
        return redirect(report.address())
    messages.success(
        request, _("Sent. An editor reads it first; you get a mail when it is published or needs a change.")
    )
    return redirect("replications:edit-report", report.pk)


def _not_saved(writing: Writing, form: ReportForm, refused: DomainError) -> HttpResponseBase:
    """Nothing was written; what was typed stays in the form."""
    if is_autosave(writing.request):
        return autosave_refused(refused)
    if not isinstance(refused, EditConflict):
        token = writing.request.POST.get("token", "")
        return writing.render(form, token=token, status=status_of(refused), refused=refused)
    stored = get_own_report_or_404(writing.request.user, writing.report.pk).get_latest_revision_as_object()
    conflict = form.answers_of(stored)
    return writing.render(form, token=refused.token, status=409, refused=refused, conflict=conflict)
