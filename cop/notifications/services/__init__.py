from cop.notifications.services.choosing import set_frequency
from cop.notifications.services.following import follow, mute, unfollow
from cop.notifications.services.notifying import notify
from cop.notifications.services.reading import mark_all_read, mark_read

__all__ = ["follow", "mark_all_read", "mark_read", "mute", "notify", "set_frequency", "unfollow"]
