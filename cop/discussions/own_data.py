"""What discussions hold of a member: what they wrote, also what others do not see, and what they thanked and read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cop.discussions.models import PostAttachment, ReadMark, Reply, ReplyDraft, Thanks, ThreadPage
from cop.members.models import Member
from cop.members.own_data import OwnFile, Row, address_of, register_own_data

WORDS = {
    "title": _("title"),
    "thread": _("thread"),
    "number": _("reply"),
    "text": _("text"),
    "state": _("state"),
    "started_at": _("started at"),
    "posted_at": _("posted at"),
    "edited_at": _("changed at"),
    "changed_at": _("changed at"),
    "earlier": _("earlier versions"),
    "hidden_reason": _("why it is hidden"),
    "given_at": _("given at"),
    "read_at": _("read at"),
    "read_up_to": _("read up to reply"),
    "address": _("address"),
}


def threads_of(member: Member) -> list[Row]:
    return [
        {
            "title": thread.title,
            "text": thread.body,
            "state": str(thread.get_state_display()),
            "hidden_reason": thread.hidden_reason,
            "started_at": thread.started_at,
            "edited_at": thread.edited_at,
            "address": address_of(thread),
        }
        for thread in ThreadPage.objects.filter(author=member).order_by("pk")
    ]


def replies_of(member: Member) -> list[Row]:
    """In two queries: replies, and what they said before."""
    found = Reply.objects.filter(author=member).select_related("thread").prefetch_related("versions")
    return [
        {
            "thread": reply.thread.title,
            "number": reply.number,
            "text": reply.body,
            "state": str(reply.get_state_display()),
            "hidden_reason": reply.hidden_reason,
            "posted_at": reply.posted_at,
            "edited_at": reply.edited_at,
            "earlier": [{"text": one.body, "changed_at": one.written_at} for one in reply.versions.all()],
        }
        for reply in found.order_by("pk")
    ]


def drafts_of(member: Member) -> list[Row]:
    found = ReplyDraft.objects.filter(member=member).order_by("pk")
    rows = found.values_list("thread__title", "body", "changed_at")
    return [{"thread": title, "text": body, "changed_at": when} for title, body, when in rows]


def thanks_of(member: Member) -> list[Row]:
    rows = Thanks.objects.filter(member=member).order_by("pk").values_list("thread__title", "reply__number", "given_at")
    return [{"thread": title, "number": number, "given_at": when} for title, number, when in rows]


def read_of(member: Member) -> list[Row]:
    rows = ReadMark.objects.filter(member=member).order_by("pk").values_list("thread__title", "number", "read_at")
    return [{"thread": title, "read_up_to": number, "read_at": when} for title, number, when in rows]


def files_of(member: Member) -> list[OwnFile]:
    """With what they wrote; a file that somebody else put there is not theirs."""
    found = PostAttachment.objects.filter(document__uploaded_by_user=member).select_related("document").order_by("pk")
    return [OwnFile(one.document.filename, one.document.file) for one in found]


def register() -> None:
    more: dict[str, Any] = {"words": WORDS, "member_html": ("text",)}
    only_you = {**more, "seen_by": _("Only you."), "kept": _("Until your account goes.")}
    by_members = {
        **more,
        "seen_by": _("Members. What waits or is hidden: you and moderators."),
        "kept": _("As long as the discussion is there; it stays readable, with your name, when you leave."),
    }
    register_own_data(
        "gesprekken", _("Discussions that you started"), threads_of, order=30, files=files_of, **by_members
    )
    register_own_data("reacties", _("Replies that you wrote"), replies_of, order=31, **by_members)
    until_posted = _("Until you post the reply or your account goes.")
    register_own_data(
        "concepten", _("Replies that you did not post yet"), drafts_of, order=32, **{**only_you, "kept": until_posted}
    )
    seen_as_number = _("Others see how often somebody was thanked, and not by whom.")
    register_own_data(
        "bedankt", _("Thanks that you gave"), thanks_of, order=33, **{**only_you, "seen_by": seen_as_number}
    )
    register_own_data("gelezen", _("How far you read discussions"), read_of, order=34, **only_you)
