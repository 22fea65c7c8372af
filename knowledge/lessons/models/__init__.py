from knowledge.lessons.models.credit import Credit
from knowledge.lessons.models.index import LessonIndexPage
from knowledge.lessons.models.lesson import EVIDENCE_COLUMNS, Evidence, Kind, LessonPage, Outcome

__all__ = ["EVIDENCE_COLUMNS", "Credit", "Evidence", "Kind", "LessonIndexPage", "LessonPage", "Outcome"]
