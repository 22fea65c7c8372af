from events.challenges.services.copying import copy_challenge
from events.challenges.services.deciding import finish, mark_selected, withdraw_challenge
from events.challenges.services.telling_on import make_lesson

__all__ = ["copy_challenge", "finish", "make_lesson", "mark_selected", "withdraw_challenge"]
