"""Changing and withdrawing what one wrote, thanking, and marking the best answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop.core.errors import Conflict, DomainError
from cop.core.form_media import media_of
from cop.core.kept_text import take_kept_text
from cop.discussions import services
from cop.discussions.forms import EditReplyForm, EditThreadForm
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.permissions import get_thread_or_404, may_edit_post, may_see_post
from cop.discussions.services.editing import version_token
from cop.discussions.views.post import address_of
from cop.publishing.access import writers_only

Post = Reply | ThreadPage


@writers_only
def edit_post(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """A form with the text as it stands; `number` 0 is the first post."""
    found = get_thread_or_404(request.user, thread)
    post = _post_or_404(request.user, found, number)
    if not may_edit_post(request.user, post):
        raise PermissionDenied(_("Only who wrote this changes it, as long as the discussion is open."))
    form_class = EditThreadForm if number == 0 else EditReplyForm
    if request.method != "POST":
        kept = take_kept_text(request)
        initial = {"title": found.title, "body": post.body, "token": version_token(post)}
        form = form_class(kept) if kept else form_class(initial=initial)
        return _form(request, found, post, form, was_kept=bool(kept))
    form = form_class(request.POST)
    if not form.is_valid():
        return _form(request, found, post, form, status=422)
    try:
        _change(request, found, post, form.cleaned_data)
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return _form(request, found, post, form, status=422)
    except Conflict as refused:
        # The next press is a choice: the form now carries the token of what stands.
        form.data = form.data.copy()
        form.data["token"] = version_token(_post_or_404(request.user, found, number))
        form.add_error(None, str(refused))
        return _form(request, found, _post_or_404(request.user, found, number), form, status=409, is_conflict=True)
    messages.success(request, _("Changed. What it said before is kept in its history."))
    return redirect(address_of(ThreadPage.objects.get(pk=found.pk), number))


def _change(request: HttpRequest, thread: ThreadPage, post: Post, data: dict[str, Any]) -> None:
    if isinstance(post, Reply):
        services.edit_reply(reply=post, by=request.user, body=data["body"], token=data["token"])
    else:
        services.edit_thread(
            thread=thread, by=request.user, title=data["title"], body=data["body"], token=data["token"]
        )


@writers_only
def withdraw_post(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """Asks first, since nothing brings the words back."""
    found = get_thread_or_404(request.user, thread)
    post = _post_or_404(request.user, found, number)
    if not may_edit_post(request.user, post):
        raise PermissionDenied(_("Only who wrote this changes it, as long as the discussion is open."))
    if request.method != "POST":
        return render(request, "discussions/withdraw_post.html", {"page": found, "post": post, "number": number})
    if isinstance(post, Reply):
        services.withdraw_reply(reply=post, by=request.user)
    elif services.withdraw_thread(thread=found, by=request.user):
        messages.success(request, _("Your discussion has been deleted."))
        return redirect(found.channel.get_url(request))
    messages.success(request, _("Your words have been withdrawn."))
    return redirect(address_of(found, number))


@writers_only
def list_versions(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """What a post said before, for everybody who may read it."""
    found = get_thread_or_404(request.user, thread)
    post = _post_or_404(request.user, found, number)
    if isinstance(post, Reply):
        earlier = [(version.written_at, version.body) for version in post.versions.all()[:50]]
    else:
        revisions = found.revisions.exclude(pk=found.latest_revision_id).order_by("-created_at", "-pk")[:50]
        earlier = [(revision.created_at, revision.content.get("body", "")) for revision in revisions]
    context = {"page": found, "post": post, "number": number, "earlier": earlier}
    return render(request, "discussions/list_versions.html", context)


@writers_only
@require_POST
def thank(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """Gives thanks, or takes them back when `back` is sent."""
    found = get_thread_or_404(request.user, thread)
    post = _post_or_404(request.user, found, number)
    act = services.take_thanks_back if request.POST.get("back") else services.give_thanks
    try:
        act(member=request.user, post=post)
    except DomainError as refused:
        messages.error(request, str(refused))
    if getattr(request, "htmx", False):
        fresh = _post_or_404(request.user, ThreadPage.objects.get(pk=found.pk), number)
        context = {
            "thread": found.pk,
            "number": number,
            "count": fresh.thanks_count,
            "is_thanked": not request.POST.get("back"),
        }
        return render(request, "discussions/_thanks.html", context)
    return redirect(address_of(found, number))


@writers_only
@require_POST
def mark_best(request: HttpRequest, thread: int, number: int) -> HttpResponseBase:
    """Marks a reply, or none with number 0. `seen` is what the page showed as best."""
    found = get_thread_or_404(request.user, thread)
    seen = request.POST.get("seen", "")
    try:
        services.mark_best(
            thread=found,
            reply=get_object_or_404(Reply, thread=found, number=number) if number else None,
            by=request.user,
            seen=int(seen) if seen.isascii() and seen.isdigit() else None,
        )
    except Conflict as refused:
        messages.error(request, str(refused))
    except DomainError as refused:
        raise PermissionDenied(str(refused)) from refused
    return redirect(address_of(found, number))


def _post_or_404(user: Any, thread: ThreadPage, number: int) -> Post:
    if number == 0:
        return thread
    reply = get_object_or_404(Reply.objects.select_related("thread", "author"), thread=thread, number=number)
    if not may_see_post(user, reply):
        raise Http404
    return reply


def _form(
    request: HttpRequest, thread: ThreadPage, post: Post, form: Any, *, status: int = 200, **more: Any
) -> HttpResponseBase:
    number = post.number if isinstance(post, Reply) else 0
    context = {"page": thread, "post": post, "number": number, "form": form, "media": media_of(form, request), **more}
    return render(request, "discussions/edit_post.html", context, status=status)
