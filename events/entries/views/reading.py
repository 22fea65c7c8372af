"""One entry, for who judges it: read, score, comment, ask, decide."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from cop.core.errors import DomainError
from cop.core.kept_text import take_kept_text
from events.challenges.permissions import may_organise
from events.challenges.phases import Phase
from events.entries import services
from events.entries.criteria import criteria_of, outcome_for
from events.entries.forms import DecisionForm, ScoresForm, WordsForm
from events.entries.models import Decision, Entry
from events.entries.permissions import get_judged_or_404
from events.entries.stakes import named_judges
from events.entries.views.doors import refuse_visitor
from events.entries.views.writing import status_of

FOR_COLLEAGUES = gettext_lazy("Only organisers and reviewers read this.")
FOR_ENTRANT = gettext_lazy("The entrant gets this by mail, and answers on their own page.")


@never_cache
def read_entry(request: HttpRequest, pk: int) -> HttpResponseBase:
    return refuse_visitor(request) or _show(request, get_judged_or_404(request.user, pk))


@never_cache
def score_entry(request: HttpRequest, pk: int) -> HttpResponseBase:
    def bind(entry: Entry, sent: QueryDict) -> Any:
        own = entry.scores.filter(reviewer=request.user)
        return ScoresForm(sent, criteria=criteria_of(entry.challenge), own=own)

    def act(entry: Entry, form: Any) -> None:
        services.score_entry(entry=entry, by=request.user, scores=form.scores)

    return _do(request, pk, "scores", bind=bind, act=act, done=_("Your scores are saved."))


@never_cache
def comment_on_entry(request: HttpRequest, pk: int) -> HttpResponseBase:
    def act(entry: Entry, form: Any) -> None:
        data = form.cleaned_data
        services.add_comment(
            entry=entry, by=request.user, text=data["text"], request_key=data["request_key"] or uuid4()
        )

    return _do(
        request, pk, "comment", bind=lambda _entry, sent: _comment_form(sent), act=act, done=_("Your comment is there.")
    )


@never_cache
def ask_entrant(request: HttpRequest, pk: int) -> HttpResponseBase:
    def act(entry: Entry, form: Any) -> None:
        data = form.cleaned_data
        services.ask_question(
            entry=entry, by=request.user, text=data["text"], request_key=data["request_key"] or uuid4()
        )

    return _do(
        request, pk, "question", bind=lambda _entry, sent: _question_form(sent), act=act, done=_("Sent to the entrant.")
    )


@never_cache
def decide_entry(request: HttpRequest, pk: int) -> HttpResponseBase:
    def act(entry: Entry, form: Any) -> None:
        data = form.cleaned_data
        services.decide_entry(entry=entry, by=request.user, decision=Decision(data["decision"]), reason=data["reason"])

    done = _("Kept. The entrant hears it when you tell the decisions; until then you can undo this.")
    return _do(
        request, pk, "decision", bind=lambda _entry, sent: DecisionForm(sent, label_suffix=""), act=act, done=done
    )


@never_cache
def undo_entry_decision(request: HttpRequest, pk: int) -> HttpResponseBase:
    def act(entry: Entry, form: Any) -> None:
        services.undo_decision(entry=entry, by=request.user)

    return _do(
        request, pk, "undo", bind=lambda _entry, sent: forms.Form(sent), act=act, done=_("The decision is undone.")
    )


@never_cache
def rule_on_team(request: HttpRequest, pk: int, member: int) -> HttpResponseBase:
    """`takes_part` is "ja" or "nee": the two buttons."""
    takes_part = request.POST.get("takes_part") != "nee"

    def act(entry: Entry, form: Any) -> None:
        services.rule_on_team(entry=entry, by=request.user, member_id=member, takes_part=takes_part)

    done = _("Kept. Somebody else judges this entry.") if takes_part else _("Kept. This person judges the entry.")
    return _do(request, pk, "team", bind=lambda _entry, sent: forms.Form(sent), act=act, done=done)


def _do(
    request: HttpRequest,
    pk: int,
    name: str,
    *,
    bind: Callable[[Entry, QueryDict], Any],
    act: Callable[[Entry, Any], None],
    done: str,
) -> HttpResponseBase:
    """Door, form, one service. Everything that was typed stays, whatever is wrong with it, also when a session ended."""
    if (refused := refuse_visitor(request)) is not None:
        return refused
    entry = get_judged_or_404(request.user, pk)
    place = reverse("entries:read-entry", args=[pk])
    if request.method != "POST":
        kept = take_kept_text(request)
        return _show(request, entry, was_kept=True, **{name: bind(entry, kept)}) if kept else redirect(place)
    form, status = bind(entry, request.POST), 422
    if form.is_valid():
        try:
            act(entry, form)
        except ValidationError as wrong:
            for field, sentences in (getattr(wrong, "error_dict", None) or {None: wrong.messages}).items():
                form.add_error(field if field in form.fields else None, sentences)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            status = status_of(refusal)
        else:
            messages.success(request, done)
            return redirect(f"{place}#{name}")
    return _show(request, get_judged_or_404(request.user, pk), status=status, **{name: form}, wrong=form)


def _show(request: HttpRequest, entry: Any, *, status: int = 200, **bound: Any) -> HttpResponseBase:
    """Who has a stake in it reads what was handed in, and nothing that was said about it."""
    organises = may_organise(request.user, entry.challenge)
    context: dict[str, Any] = {
        "entry": entry,
        "page": entry.challenge,
        "has_stake": entry.has_stake,
        "is_held": entry.is_held,
        "organises": organises,
        "named_judges": named_judges(entry) if organises else [],
        "is_open": entry.challenge.phase_at(timezone.now()) in {Phase.OPEN, Phase.ANNOUNCED},
        "questions": entry.questions.all(),
        "wrong": bound.get("wrong"),
        "was_kept": bound.get("was_kept", False),
    }
    if not entry.has_stake:
        context |= _judgement(request, entry, bound)
    return render(request, "entries/read_entry.html", context, status=status)


def _judgement(request: HttpRequest, entry: Entry, bound: dict[str, Any]) -> dict[str, Any]:
    criteria, scores = criteria_of(entry.challenge), list(entry.scores.all())
    own = [score for score in scores if score.reviewer_id == request.user.pk]
    outcome = outcome_for(criteria, scores)
    names = {score.by: score.reviewer_name for score in scores}
    return {
        "outcome": outcome,
        "by_reviewer": [(names[one.reviewer], one) for one in outcome.reviewers],
        "notes": [(one, [score for score in scores if score.criterion == one.key and score.note]) for one in criteria],
        "scores_form": bound.get("scores") or ScoresForm(criteria=criteria, own=own),
        "comments": entry.comments.all(),
        "comment_form": bound.get("comment") or _comment_form(None),
        "question_form": bound.get("question") or _question_form(None),
        "decision_form": bound.get("decision") or DecisionForm(label_suffix=""),
        "is_told": entry.told_at is not None,
    }


def _comment_form(sent: QueryDict | None) -> WordsForm:
    return _words(sent, "opmerking", _("Comment"), FOR_COLLEAGUES)


def _question_form(sent: QueryDict | None) -> WordsForm:
    return _words(sent, "vraag", _("Question"), FOR_ENTRANT)


def _words(sent: QueryDict | None, prefix: str, label: str, help_text: Any) -> WordsForm:
    return WordsForm(sent, prefix=prefix, label=label, help_text=help_text, initial={"request_key": uuid4()})
