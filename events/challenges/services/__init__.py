from events.challenges.services.copying import copy_challenge
from events.challenges.services.deciding import finish, mark_selected, withdraw_challenge

__all__ = ["copy_challenge", "finish", "mark_selected", "withdraw_challenge"]
