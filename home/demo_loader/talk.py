"""Channels, threads and replies of the demo, posted through the services that members use."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from cop.core.models import Theme
from cop.discussions import services
from cop.discussions.models import ChannelIndexPage, ChannelPage, Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.members.models import Member
from cop.moderation.services import report_thing
from cop.regions.models import Region
from home.demo_loader.files import read_all
from knowledge.lessons.models import LessonPage

NAMESPACE = uuid.UUID("0a4be1d6-7f41-4f0b-8ee1-2f6c1f1d52c4")


def load_talk() -> None:
    """Every channel with its threads; what is there already is left alone."""
    moderator = Member.objects.get(email="moderator@demo.example")
    for place, row in enumerate(read_all("threads")):
        channel = _channel(row)
        for number, thread in enumerate(row["thread"]):
            _load_thread(channel, thread, key=f"{place}-{number}", moderator=moderator)


def _channel(row: dict[str, Any]) -> ChannelPage:
    there = ChannelPage.objects.filter(slug=row["slug"]).first()
    if there is not None:
        return there
    channel = ChannelPage(
        title=row["channel"], slug=row["slug"], description=row["description"], members_only=True, show_in_menus=False
    )
    ChannelIndexPage.objects.get().add_child(instance=channel)
    channel.save_revision().publish(skip_permission_checks=True)
    return ChannelPage.objects.get(pk=channel.pk)


def _load_thread(channel: ChannelPage, row: dict[str, Any], *, key: str, moderator: Member) -> None:
    request_key = uuid.uuid5(NAMESPACE, key)
    if ThreadPage.objects.filter(request_key=request_key).exists():
        return
    lesson = LessonPage.objects.filter(slug=row.get("about", ""), live=True).first()
    thread = services.start_thread(
        parent=channel,
        author=Member.objects.get(email=row["author"]),
        title=row["title"],
        body=row["body"],
        kind=row["kind"],
        request_key=request_key,
        about=lesson.page_ptr if lesson else None,
        themes=Theme.objects.filter(slug__in=row.get("themes", [])),
        regions=Region.objects.filter(slug__in=row.get("regions", [])),
    )
    if thread.state == PostState.HELD:
        services.admit_post(post=thread, by=moderator)
    began = timezone.now() - timedelta(days=row["days_ago"])
    for number, reply in enumerate(row.get("reply", []), start=1):
        _load_reply(thread, reply, key=f"{key}-{number}", moderator=moderator)
    _put_back_in_time(thread, row, began)
    _decide(thread, row, moderator)


def _load_reply(thread: ThreadPage, row: dict[str, Any], *, key: str, moderator: Member) -> None:
    quoted = Reply.objects.get(thread=thread, number=row["quote"]) if "quote" in row else None
    reply = services.post_reply(
        thread=thread,
        author=Member.objects.get(email=row["author"]),
        body=row["body"],
        request_key=uuid.uuid5(NAMESPACE, key),
        quoted=quoted,
    )
    if reply.state == PostState.HELD:
        services.admit_post(post=reply, by=moderator)
    for thankful in Member.objects.filter(email__in=row.get("thanks", [])):
        services.give_thanks(member=thankful, post=Reply.objects.get(pk=reply.pk))
    # The limits on posting count what is recent: a year of talk within a minute is none.
    Reply.objects.filter(pk=reply.pk).update(posted_at=timezone.now() - timedelta(days=365))


def _put_back_in_time(thread: ThreadPage, row: dict[str, Any], began: datetime) -> None:
    """Dates are when they would have been; nothing else of the history is touched."""
    last = began
    for number, reply in enumerate(row.get("reply", []), start=1):
        last = began + timedelta(hours=reply["hours"])
        Reply.objects.filter(thread=thread, number=number).update(posted_at=last)
    ThreadPage.objects.filter(pk=thread.pk).update(
        started_at=began, last_activity_at=last, first_published_at=began, last_published_at=began
    )
    Revision.objects.for_instance(thread).update(created_at=began)


def _decide(thread: ThreadPage, row: dict[str, Any], moderator: Member) -> None:
    current = ThreadPage.objects.get(pk=thread.pk)
    for number, reply in enumerate(row.get("reply", []), start=1):
        posted = Reply.objects.get(thread=current, number=number)
        if reply.get("best"):
            by = current.author if current.author != posted.author else moderator
            services.mark_best(thread=current, reply=posted, by=by)
        told = reply.get("reported", {})
        if told:
            _report(posted, told)
        if "hidden" in reply:
            services.hide_post(post=posted, by=moderator, reason=reply["hidden"], to_reporters=told.get("answer", ""))
    if row.get("pinned"):
        services.pin_thread(thread=current, by=moderator, pinned=True)
    if "closed" in row:
        services.close_thread(thread=current, by=moderator, reason=row["closed"])


def _report(reply: Reply, told: dict[str, str]) -> None:
    """Open, until hiding it answers it."""
    reporter = Member.objects.get(email=told["by"])
    report_thing(thing=reply, reporter=reporter, reason=told["reason"], explanation=told["explanation"])
