"""What a notice about a thread says, and where it leads."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cop.core import richtext
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.notifications.verbs import Frequency, Kind, Verb, register_kind, register_verb

Sentence = Callable[[Any], str]
WORDS_LENGTH = 400  # characters of a post in a mail: enough to know whether to go and answer


WAITING = Kind(
    "waiting-posts",
    gettext_lazy("Posts that wait for a moderator"),
    Frequency.AT_ONCE,
    gettext_lazy("For moderators: somebody's first post, or one that leads to another site."),
    order=90,
    is_for=lambda member: member.has_perm("discussions.moderate_thread"),
)

#: Decisions on a post. Its author opens it also while others cannot, and reads what the moderator wrote, not the post.
OF_UNPUBLISHED = {"post-hidden", "post-shown", "post-warned"}


def register() -> None:
    register_kind(WAITING)
    for slug, kind, sentence, icon in (
        ("reply-to-you", "reply", _reply_to_you, "reply"),
        ("reply-mention", "mention", _mentioned, "at-sign"),
        ("thread-mention", "mention", _mentioned, "at-sign"),
        ("reply-posted", "followed", _replies, "messages-square"),
        ("thread-started", "followed", _started, "message-circle-plus"),
        ("thread-about", "reply", _about_yours, "message-circle-question-mark"),
        ("answer-chosen", "reply", _chosen, "circle-check"),
        ("post-warned", "review", _warned, "triangle-alert"),
        ("post-hidden", "review", _hidden, "eye-off"),
        ("post-shown", "review", _shown, "eye"),
    ):
        words = _sentence_of_moderator if slug in OF_UNPUBLISHED else _words
        register_verb(Verb(slug, kind, sentence, address_of, icon, of_unpublished=slug in OF_UNPUBLISHED, words=words))
    register_verb(Verb("post-waits", WAITING.slug, _waits, _queue, "shield-question-mark"))


def address_of(notice: Any) -> str:
    """The reply that it is about, else the thread."""
    number = (notice.data or {}).get("reply")
    address = notice.page.url if notice.page else ""
    return f"{address}?reactie={number}#reactie-{number}" if number else address


def _words(notice: Any) -> str:
    """The post itself, when it can still be read."""
    number = (notice.data or {}).get("reply")
    posts = (
        Reply.objects.filter(thread=notice.page_id, number=number)
        if number
        else ThreadPage.objects.filter(pk=notice.page_id)
    )
    body = posts.filter(state=PostState.VISIBLE).values_list("body", flat=True).first()
    return richtext.plain_text(body or "", WORDS_LENGTH)


def _title(notice: Any) -> str:
    return str(notice.page.title) if notice.page else ""


def _reply_to_you(notice: Any) -> str:
    return ngettext(
        "%(name)s replied to you in “%(title)s”", "%(count)d replies to you in “%(title)s”", notice.count
    ) % {"name": notice.actor_name, "title": _title(notice), "count": notice.count}


def _replies(notice: Any) -> str:
    return ngettext("%(name)s replied in “%(title)s”", "%(count)d replies in “%(title)s”", notice.count) % {
        "name": notice.actor_name,
        "title": _title(notice),
        "count": notice.count,
    }


def _mentioned(notice: Any) -> str:
    return _("%(name)s mentioned you in “%(title)s”") % {"name": notice.actor_name, "title": _title(notice)}


def _started(notice: Any) -> str:
    return _("%(name)s started “%(title)s”") % {"name": notice.actor_name, "title": _title(notice)}


def _about_yours(notice: Any) -> str:
    return _("%(name)s started “%(title)s” about what you wrote") % {
        "name": notice.actor_name,
        "title": _title(notice),
    }


def _chosen(notice: Any) -> str:
    return _("Your reply in “%(title)s” was chosen as the best answer") % {"title": _title(notice)}


def _sentence_of_moderator(notice: Any) -> str:
    return str((notice.data or {}).get("excerpt", ""))


def _waits(notice: Any) -> str:
    return ngettext("A post waits for a moderator", "%(count)d posts wait for a moderator", notice.count) % {
        "count": notice.count
    }


def _queue(notice: Any) -> str:
    return reverse("discussions_admin:waiting")


def _hidden(notice: Any) -> str:
    return _("A moderator hid your post in “%(title)s”") % {"title": _title(notice)}


def _warned(notice: Any) -> str:
    return _("A moderator wrote to you about your post in “%(title)s”") % {"title": _title(notice)}


def _shown(notice: Any) -> str:
    return _("Your post in “%(title)s” is visible to everybody now") % {"title": _title(notice)}
