"""Taking part in a challenge: `meedoen/` under its address, for members and, where it is open to them, for others."""

from datetime import datetime
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cop.core.kept_text import take_kept_text
from events.challenges.models import ChallengePage
from events.challenges.phases import Phase
from events.entries import services, sessions
from events.entries.authors import Author
from events.entries.forms import EntryForm
from events.entries.views import visiting, writing

WORD = "meedoen"


@never_cache
def enter(request: HttpRequest, page: ChallengePage) -> HttpResponseBase:
    """Who has an entry goes to it; who may not have one, or comes outside the open phase, reads why."""
    author, is_open = sessions.author_of(request), page.phase_at(timezone.now()) == Phase.OPEN
    if author.is_nobody:
        return visiting.enter(request, page, is_open=is_open)
    own = author.entry_for(page)
    if own is not None and request.method != "POST":
        return redirect("entries:show-entry", own.pk)
    if author.member is not None and not author.may_enter(page):
        raise PermissionDenied(_("You can take part once you have been admitted."))
    if request.method == "POST":
        return _start(request, page, author)
    return _show_empty(request, page, author) if is_open else writing.show_closed(request, page)


def _show_empty(request: HttpRequest, page: ChallengePage, author: Author) -> HttpResponseBase:
    """With what was typed before somebody signed in or confirmed an address."""
    typed = sessions.typed_for(request, page.pk)
    kept = take_kept_text(request) or (QueryDict(typed) if typed else None)
    form = EntryForm(kept, initial={"request_key": uuid4()})
    return writing.show_form(request, form, {"page": page, "author": author, "was_kept": bool(kept)})


def _start(request: HttpRequest, page: ChallengePage, author: Author) -> HttpResponseBase:
    """Also after the deadline: a text that comes too late is kept, and the form says so."""
    form = EntryForm(request.POST)

    def save(arrived: datetime) -> services.Saved:
        key = form.cleaned_data["request_key"] or uuid4()
        given = {"answers": form.answers, "team": form.team, "arrived": arrived}
        saved = services.start_entry(challenge=page, by=author, request_key=key, **given)
        sessions.forget_typed(request)
        if saved.is_late or not writing.hands_in(request):
            return saved
        return services.submit_entry(entry=saved.entry, by=author, version=saved.entry.version, **given)

    def again(saved: services.Saved | None, _status: int) -> writing.Context:
        return {"page": page, "author": author, "entry": saved.entry if saved else None}

    return writing.write(request, form, author, save=save, again=again)
