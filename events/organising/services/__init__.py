from events.organising.services.afterwards import add_file, give_feedback, remove_file, save_notes
from events.organising.services.asking import ask_due_feedback, ask_feedback, choose_asking
from events.organising.services.helping import add_co_organiser, remove_co_organiser
from events.organising.services.mailing import send_bulk_mail
from events.organising.services.marking import check_in, mark_attended, remove_in_bulk

__all__ = [
    "add_co_organiser",
    "add_file",
    "ask_due_feedback",
    "ask_feedback",
    "check_in",
    "choose_asking",
    "give_feedback",
    "mark_attended",
    "remove_co_organiser",
    "remove_file",
    "remove_in_bulk",
    "save_notes",
    "send_bulk_mail",
]
