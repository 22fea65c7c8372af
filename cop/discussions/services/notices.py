"""Who hears of what happens in a thread. The words of a notice are in `cop/discussions/verbs.py`."""

from typing import Any

from cop.core.roles import MODERATORS, group_of
from cop.discussions.mentions import mentioned_in
from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.members.models import Member
from cop.moderation.models import Decision
from cop.notifications.following import followers_of
from cop.notifications.services import mark_read, notify


def tell_of_thread(thread: ThreadPage) -> None:
    """Who is mentioned; authors of the page it is about; who follows channel, themes, regions or the person."""
    if thread.state != PostState.VISIBLE:
        tell_of_waiting_post(thread)
        return
    mentioned = set(mentioned_in(thread.body))
    _notify(mentioned, "thread-mention", thread, thread.author)
    about = _authors_of(thread) - mentioned
    _notify(about, "thread-about", thread, thread.author)
    regions = [place.region for place in thread.page_regions.select_related("region")]
    subjects = [thread.channel, *thread.themes.all(), *regions, *filter(None, [thread.author, thread.about])]
    _notify(followers_of(*subjects) - mentioned - about, "thread-started", thread, thread.author)


def tell_of_reply(thread: ThreadPage, reply: Reply) -> None:
    """Who is mentioned; whose words are answered; who follows the thread."""
    if reply.state != PostState.VISIBLE:
        tell_of_waiting_post(reply)
        return
    data: dict[str, object] = {"reply": reply.number}
    mentioned = set(mentioned_in(reply.body))
    _notify(mentioned, "reply-mention", thread, reply.author, data)
    answered = {key for key in (thread.author_id, reply.quoted.author_id if reply.quoted else None) if key} - mentioned
    _notify(answered, "reply-to-you", thread, reply.author, data)
    _notify(followers_of(thread) - mentioned - answered, "reply-posted", thread, reply.author, data)


def tell_of_best(thread: ThreadPage, reply: Reply, by: Member) -> None:
    """Whose answer it is, and who follows: the question is answered."""
    _notify(_somebody(reply.author_id), "answer-chosen", thread, by, {"reply": reply.number})


def tell_of_waiting_post(post: Reply | ThreadPage) -> None:
    """Moderators who may let it through, in one notice for all that waits: until they look, the next post joins it."""
    moderators = group_of(MODERATORS)
    recipients = set(moderators.user_set.filter(is_active=True).values_list("pk", flat=True)) - {post.author_id}
    if recipients:
        notify(recipients=recipients, verb="post-waits", subject=moderators, actor=post.author)


def stop_telling_of_waiting_posts(*, moderator: Member) -> None:
    """The moderator looked at what waits."""
    mark_read(member=moderator, subject=group_of(MODERATORS))


def tell_author_of_admission(post: Reply | ThreadPage) -> None:
    _tell_author(post, "post-shown", "")


def tell_author_of_decision(post: Reply | ThreadPage, decision: Decision) -> None:
    """For cop/moderation: in the site and by mail at once, with what the moderator wrote."""
    verbs = {Decision.Kind.HIDDEN: "post-hidden", Decision.Kind.WARNED: "post-warned"}
    _tell_author(post, verbs.get(Decision.Kind(decision.kind), "post-shown"), decision.to_authors)


def _tell_author(post: Reply | ThreadPage, verb: str, words: str) -> None:
    """About the post and not the thread: of two posts in one thread each sentence arrives."""
    if post.author_id is None:
        return
    thread = post.thread if isinstance(post, Reply) else post
    number = post.number if isinstance(post, Reply) else 0
    page, data = thread.page_ptr, {"reply": number, "excerpt": words}
    notify(recipients={post.author_id}, verb=verb, subject=post, page=page, data=data)


def _somebody(key: int | None) -> set[int]:
    """Nobody, when the account is gone."""
    return set() if key is None else {key}


def _authors_of(thread: ThreadPage) -> set[int]:
    if thread.about is None:
        return set()
    about: Any = thread.about.specific
    return set(about.hears_of_threads())


def _notify(
    recipients: set[int], verb: str, thread: ThreadPage, actor: Member | None, data: dict[str, object] | None = None
) -> None:
    if recipients:
        notify(recipients=recipients, verb=verb, subject=thread, page=thread.page_ptr, actor=actor, data=data)
