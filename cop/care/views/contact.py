"""Asking the authors of a page something."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop.care import services
from cop.care.authors import active_authors
from cop.care.forms import MessageForm
from cop.core.access import admitted_only
from cop.core.errors import DomainError, NotAllowed
from cop.core.kept_text import take_kept_text


@admitted_only(gettext_lazy("You can write to an author once you have been admitted."))
def write_to_authors(request: HttpRequest, page: Any) -> HttpResponseBase:
    """The form, or a sentence when nobody is there to read it."""
    authors = active_authors(page)
    readers = [author for author in authors if author.pk != request.user.pk]
    if not readers:
        context = {"page": page, "is_own": bool(authors)}
        return render(request, "care/no_author.html", context)
    if request.method == "POST":
        return _send(request, page, readers)
    kept = take_kept_text(request)
    form = MessageForm(kept) if kept else MessageForm(initial={"request_key": uuid4()})
    return _render(request, page, readers, form, was_kept=kept is not None)


def _send(request: HttpRequest, page: Any, readers: list[Any]) -> HttpResponseBase:
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _render(request, page, readers, form, status=422)
    try:
        services.write_to_authors(page=page, sender=request.user, **form.cleaned_data)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _render(request, page, readers, form, status=409)
    messages.success(request, _("Your message has been sent."))
    return redirect(page.get_url(request))


def _render(
    request: HttpRequest, page: Any, readers: list[Any], form: MessageForm, *, status: int = 200, was_kept: bool = False
) -> HttpResponseBase:
    context = {"page": page, "readers": readers, "form": form, "was_kept": was_kept}
    return render(request, "care/write_to_authors.html", context, status=status)
