from events.challenges.models.challenge import ChallengePage
from events.challenges.models.index import ChallengeIndexPage
from events.challenges.models.people import ChallengeCoOrganiser, ChallengeReviewer
from events.challenges.models.rows import ChallengeCriterion, ChallengeDocument, ChallengePartner, PartnerKind

__all__ = [
    "ChallengeCoOrganiser",
    "ChallengeCriterion",
    "ChallengeDocument",
    "ChallengeIndexPage",
    "ChallengePage",
    "ChallengePartner",
    "ChallengeReviewer",
    "PartnerKind",
]
