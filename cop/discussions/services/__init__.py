"""Every write to a thread."""

from cop.discussions.services.curation import close_thread, mark_best, move_thread, pin_thread, reopen_thread
from cop.discussions.services.drafts import keep_draft
from cop.discussions.services.editing import edit_reply, edit_thread, withdraw_reply, withdraw_thread
from cop.discussions.services.merging import merge_threads
from cop.discussions.services.notices import stop_telling_of_waiting_posts
from cop.discussions.services.reading import mark_thread_read
from cop.discussions.services.replies import post_reply
from cop.discussions.services.review import admit_post, hide_post, restore_post
from cop.discussions.services.thanks import give_thanks, take_thanks_back
from cop.discussions.services.threads import start_thread

__all__ = [
    "admit_post",
    "close_thread",
    "edit_reply",
    "edit_thread",
    "give_thanks",
    "hide_post",
    "keep_draft",
    "mark_best",
    "mark_thread_read",
    "merge_threads",
    "move_thread",
    "pin_thread",
    "post_reply",
    "reopen_thread",
    "restore_post",
    "start_thread",
    "stop_telling_of_waiting_posts",
    "take_thanks_back",
    "withdraw_reply",
    "withdraw_thread",
]
