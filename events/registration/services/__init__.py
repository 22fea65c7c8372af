from events.registration.services.asking import save_question, withdraw_question
from events.registration.services.asking_alike import ask_the_same, copy_questions
from events.registration.services.cancelling import cancel_registration, remove_registration, remove_registrations
from events.registration.services.forgetting import forget_member, free_places_of
from events.registration.services.moving import accept_offer, expire_offers, keep_capacity, move_up
from events.registration.services.registering import change_registration, register, show_name
from events.registration.services.telling import (
    catch_up,
    remind,
    tell_cancelled_event,
    tell_changes,
    tell_restored_event,
)

__all__ = [
    "accept_offer",
    "ask_the_same",
    "cancel_registration",
    "catch_up",
    "change_registration",
    "copy_questions",
    "expire_offers",
    "forget_member",
    "free_places_of",
    "keep_capacity",
    "move_up",
    "register",
    "remind",
    "remove_registration",
    "remove_registrations",
    "save_question",
    "show_name",
    "tell_cancelled_event",
    "tell_changes",
    "tell_restored_event",
    "withdraw_question",
]
