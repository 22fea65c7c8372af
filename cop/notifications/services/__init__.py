from cop.notifications.services.choosing import set_frequencies, set_frequency
from cop.notifications.services.following import follow, mute, unfollow
from cop.notifications.services.lettering import queue_letters, queued_already
from cop.notifications.services.notifying import notify
from cop.notifications.services.overviews import decide_overviews
from cop.notifications.services.pruning import prune
from cop.notifications.services.reading import mark_all_read, mark_notification_read, mark_read, note_page_read
from cop.notifications.services.retrying import retry_delivery
from cop.notifications.services.stopping import stop_mails

__all__ = [
    "decide_overviews",
    "follow",
    "mark_all_read",
    "mark_notification_read",
    "mark_read",
    "mute",
    "note_page_read",
    "notify",
    "prune",
    "queue_letters",
    "queued_already",
    "retry_delivery",
    "set_frequencies",
    "set_frequency",
    "stop_mails",
    "unfollow",
]
