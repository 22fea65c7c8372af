"""Starting a thread and replying."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.core.form_media import media_of
from cop.core.kept_text import take_kept_text
from cop.discussions import services
from cop.discussions.filters import key_in
from cop.discussions.forms import ReplyForm, ShortReplyForm, ThreadForm
from cop.discussions.models import ChannelPage, DiscussablePageMixin, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.discussions.permissions import get_thread_or_404, may_start_thread
from cop.discussions.reading import ThreadReading
from cop.publishing.access import writers_only


@writers_only
def start_thread(request: HttpRequest, channel: int | None = None) -> HttpResponseBase:
    """The form for a new thread; `?over=` names a page that it is about. Without a channel one is chosen there."""
    parent = get_object_or_404(ChannelPage.objects.live(), pk=channel) if channel is not None else None
    if parent is not None and not may_start_thread(request.user, parent):
        raise PermissionDenied(_("You can start a discussion here once you have been admitted."))
    channels = None if parent else ChannelPage.objects.live().order_by("path")
    if request.method != "POST":
        return _open_start(request, parent, channels)
    form = ThreadForm(request.POST, request.FILES, channels=channels)
    about = _about(request.user, request.POST.get("about", ""))
    if not form.is_valid():
        return _form(request, parent, form, about, status=422)
    data = {name: value for name, value in form.cleaned_data.items() if name not in {"about", "channel"}}
    try:
        thread = services.start_thread(
            parent=parent or form.cleaned_data["channel"], author=request.user, about=about, **data
        )
    except ValidationError as refused:
        form.add_error("upload" if form.cleaned_data["upload"] else None, refused.messages)
        return _form(request, parent, form, about, status=422)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _form(request, parent, form, about, status=409)
    if thread.state == PostState.HELD:
        messages.info(request, _("Thank you. A moderator reads your first posts; you hear of it when it is visible."))
    return redirect(thread.get_url(request))


def _open_start(request: HttpRequest, parent: ChannelPage | None, channels: Any) -> HttpResponseBase:
    """What was kept from an ended session, else an empty form with the themes of what it is about."""
    kept = take_kept_text(request)
    about = _about(request.user, kept.get("about", "") if kept else request.GET.get("over", ""))
    if kept:
        return _form(request, parent, ThreadForm(kept, channels=channels), about, was_kept=True)
    themes = about.themes.all() if about is not None and hasattr(about, "themes") else ()
    initial = {"request_key": uuid4(), "about": about and about.pk, "themes": [theme.pk for theme in themes]}
    return _form(request, parent, ThreadForm(initial=initial, channels=channels), about)


@writers_only
def post_reply(request: HttpRequest, thread: int) -> HttpResponseBase:
    """Opened: a page with the editor. Sent from there or from the box under the thread: the reply is posted.

    With htmx the new reply takes the place of the form's answer; without, the reader goes to it.
    """
    found = get_thread_or_404(request.user, thread)
    if request.method != "POST":
        return _open(request, found)
    form = (ReplyForm if "with_editor" in request.POST else ShortReplyForm)(request.POST, request.FILES)
    if not form.is_valid():
        return _again(request, found, form, status=422)
    try:
        reply = _post(request, found, form)
    except ValidationError as refused:
        form.add_error("upload" if form.cleaned_data["upload"] else "body", refused.messages)
        return _again(request, found, form, status=422)
    except DomainError as refused:
        services.keep_draft(member=request.user, thread=found, body=form.cleaned_data["body"])
        form.add_error(None, str(refused))
        return _again(request, ThreadPage.objects.get(pk=found.pk), form, status=409)
    if reply.state == PostState.HELD:
        messages.info(request, _("Thank you. A moderator reads your first posts; you hear of it when it is visible."))
    if getattr(request, "htmx", False):
        return _new_replies(request, found, reply)
    return redirect(address_of(found, reply.number))


def _open(request: HttpRequest, thread: ThreadPage) -> HttpResponseBase:
    """The page with the editor: what was kept from an ended session, else the draft."""
    kept = take_kept_text(request)
    reading = ThreadReading(thread, request)
    if kept is None:
        return _editor(request, reading, ReplyForm.opened(reading.draft, quoted=_quoted_key(request, thread)))
    return _editor(request, reading, ReplyForm(kept), was_kept=True)


def _quoted_key(request: HttpRequest, thread: ThreadPage) -> int | None:
    number = request.GET.get("citeer", "")
    if not (number.isascii() and number.isdigit() and len(number) < 8):
        return None
    return Reply.objects.filter(thread=thread, number=int(number)).values_list("pk", flat=True).first()


def _post(request: HttpRequest, thread: ThreadPage, form: ReplyForm) -> Reply:
    data = form.cleaned_data
    return services.post_reply(
        thread=thread,
        author=request.user,
        body=data["body"],
        request_key=data["request_key"],
        quoted=Reply.objects.filter(pk=data["quoted"], thread=thread).first() if data["quoted"] else None,
        upload=data["upload"],
    )


def _editor(
    request: HttpRequest, reading: ThreadReading, form: ReplyForm, *, status: int = 200, **more: Any
) -> HttpResponseBase:
    context = {"page": reading.thread, "reading": reading, "form": form, "media": media_of(form, request), **more}
    return render(request, "discussions/reply_page.html", context, status=status)


@writers_only
@require_POST
def keep_draft(request: HttpRequest, thread: int) -> HttpResponseBase:
    """Autosave of the reply form; answers in the same words as that of the guided form."""
    found = get_thread_or_404(request.user, thread)
    try:
        services.keep_draft(member=request.user, thread=found, body=request.POST.get("body", ""))
    except (ValidationError, DomainError) as refused:
        sentence = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
        return JsonResponse({"refused": sentence, "conflict": False}, status=409)
    return JsonResponse({"saved": _("Kept"), "token": "", "problems": {}})


def address_of(thread: ThreadPage, number: int) -> str:
    """The address of a reply, whichever page it is on."""
    base = thread.url
    return f"{base}?reactie={number}#reactie-{number}" if number else base


def _new_replies(request: HttpRequest, thread: ThreadPage, reply: Reply) -> HttpResponseBase:
    """The new reply with an empty form, for htmx to put at the end of the page."""
    fresh = ThreadPage.objects.get(pk=thread.pk)
    reading = ThreadReading(fresh, request, number=reply.number)
    context = {
        "page": fresh,
        "reading": reading,
        "form": ShortReplyForm.opened(""),
        "posted": [rendered for post, rendered in reading.rendered if post.number >= reply.number],
    }
    return TemplateResponse(request, "discussions/_replied.html", context)


def _again(request: HttpRequest, thread: ThreadPage, form: ReplyForm, *, status: int) -> HttpResponseBase:
    """The form as it was typed: in the editor, or under the last page of the thread."""
    reading = ThreadReading(thread, request, number=max(thread.last_number, 1))
    if not isinstance(form, ShortReplyForm):
        return _editor(request, reading, form, status=status)
    template = "discussions/_reply_form.html" if getattr(request, "htmx", False) else "discussions/thread_page.html"
    return render(request, template, {"page": thread, "reading": reading, "form": form}, status=status)


def _form(
    request: HttpRequest,
    channel: ChannelPage | None,
    form: ThreadForm,
    about: Page | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponseBase:
    context = {
        "channel": channel,
        "form": form,
        "about": about,
        "media": media_of(form, request),
        "has_no_channels": channel is None and not form.fields["channel"].queryset.exists(),
        **more,
    }
    return render(request, "discussions/start_thread.html", context, status=status)


def _about(user: Any, key: str) -> Page | None:
    """The page that a thread is about; 404 when this reader may not know of it."""
    if not key:
        return None
    page = Page.objects.filter(pk=key_in(key), live=True).specific().first()
    if not isinstance(page, DiscussablePageMixin) or not page.may_be_read_by(user):
        raise Http404
    return page
