from events.organising.models.afterwards import Afterwards, EventFile, Feedback, FeedbackGiven, Question
from events.organising.models.mails import BulkMail

__all__ = ["Afterwards", "BulkMail", "EventFile", "Feedback", "FeedbackGiven", "Question"]
