"""What members do with lessons beside writing them: making one of a discussion, and being named with it."""

from knowledge.lessons.services.crediting import answer_credit, ask_credits, recount_credits
from knowledge.lessons.services.from_thread import lesson_being_made, make_lesson_of_thread

__all__ = ["answer_credit", "ask_credits", "lesson_being_made", "make_lesson_of_thread", "recount_credits"]
