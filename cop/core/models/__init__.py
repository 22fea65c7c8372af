from cop.core.models.community import CommunitySettings
from cop.core.models.media import CommunityDocument, CommunityImage, CommunityRendition
from cop.core.models.pages import BasePage
from cop.core.models.related import RelatedPage
from cop.core.models.vocabularies import LearningForm, Phase, TargetGroup, Term, Theme, Trend

__all__ = [
    "BasePage",
    "CommunityDocument",
    "CommunityImage",
    "CommunityRendition",
    "CommunitySettings",
    "LearningForm",
    "Phase",
    "RelatedPage",
    "TargetGroup",
    "Term",
    "Theme",
    "Trend",
]
