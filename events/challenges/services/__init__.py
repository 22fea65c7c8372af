from events.challenges.services.copying import copy_challenge
from events.challenges.services.deciding import finish, mark_selected, withdraw_challenge
from events.challenges.services.naming import Part, name_member, take_part_away
from events.challenges.services.telling_on import make_lesson

__all__ = [
    "Part",
    "copy_challenge",
    "finish",
    "make_lesson",
    "mark_selected",
    "name_member",
    "take_part_away",
    "withdraw_challenge",
]
