from knowledge.lessons.models.index import LessonIndexPage
from knowledge.lessons.models.lesson import LessonPage, Outcome

__all__ = ["LessonIndexPage", "LessonPage", "Outcome"]
