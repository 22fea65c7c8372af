"""What readers of discussions ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cop.core import richtext
from cop.core.page_panels import panels_of
from cop.core.permissions import is_admitted
from cop.discussions.filters import ThreadFilter
from cop.discussions.forms import ShortReplyForm
from cop.discussions.known import known
from cop.discussions.listing import ThreadListing
from cop.discussions.models import ChannelIndexPage, ChannelPage, ThreadPage
from cop.discussions.reading import ThreadReading
from cop.discussions.services import mark_thread_read
from cop.notifications.bell import unread_of
from cop.notifications.followables import follow_button
from cop.notifications.following import level_of
from cop.notifications.services import mark_read
from cop.notifications.subjects import reference_of


def list_channels(request: HttpRequest, index: ChannelIndexPage) -> HttpResponse:
    """The channels, and what was said last in all of them."""
    channels = [channel for channel in known(request).channels.values() if channel.is_live]
    return _list(request, index, "discussions/channel_index_page.html", channels=channels)


def list_threads(request: HttpRequest, channel: ChannelPage) -> HttpResponse:
    """The threads of one channel. Who may post is asked where the form is opened, not for each look at the list."""
    may_start = is_admitted(request.user)
    button = follow_button(channel, level_of(request.user, channel)) if may_start else None
    return _list(
        request, channel, "discussions/channel_page.html", channel=channel, may_start=may_start, follow_button=button
    )


def _list(request: HttpRequest, page: Any, template: str, **context: Any) -> HttpResponse:
    listing = ThreadListing(request=request, asked=ThreadFilter.from_query(request.GET), channel=context.get("channel"))
    return TemplateResponse(request, template, {**page.get_context(request), "listing": listing, **context})


def show_thread(request: HttpRequest, thread: ThreadPage) -> HttpResponseBase:
    """One page of a thread. Shown is read: the mark moves to the last reply on it."""
    if thread.merged_into_id:
        return redirect(thread.merged_into.get_url(request), permanent=True)
    reading = ThreadReading(
        thread,
        request,
        page=_number(request, "pagina"),
        number=_number(request, "reactie"),
        quoting=_number(request, "citeer"),
        to_unread="ongelezen" in request.GET,
    )
    form = ShortReplyForm.opened(richtext.to_typed(reading.draft), quoted=reading.quoting and reading.quoting.pk)
    context = {
        **thread.get_context(request),
        "reading": reading,
        "form": form,
        "panels": panels_of(request, thread),
    }
    response = TemplateResponse(request, "discussions/thread_page.html", context)
    # After rendering: what is new has to be marked as new once.
    response.add_post_render_callback(lambda _response: _mark_read(request, reading))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _mark_read(request: HttpRequest, reading: ThreadReading) -> None:
    seen = reading.seen_before
    if seen is None or reading.last_shown > seen:
        mark_thread_read(member=reading.user, thread=reading.thread, number=reading.last_shown)
    # What a moderator decided on a post comes without a new reply. The bell knows what is unread already.
    unread = set(unread_of(request))
    told = [post for post in (reading.thread, *reading.rows) if reference_of(post) in unread] if unread else []
    for post in told:
        mark_read(member=reading.user, subject=post)


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else None
