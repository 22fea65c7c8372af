from cop.notifications.models.choices import Choice
from cop.notifications.models.deliveries import Delivery, DigestItem
from cop.notifications.models.follows import Follow, Level
from cop.notifications.models.notifications import Notification, PageRead

__all__ = ["Choice", "Delivery", "DigestItem", "Follow", "Level", "Notification", "PageRead"]
