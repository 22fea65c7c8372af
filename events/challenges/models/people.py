"""Who organises a challenge together with its owner, and who reviews what is handed in.

True at once, apart from the versions of the text.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member


class ChallengeCoOrganiser(models.Model):
    goes_with_member = True

    challenge = models.ForeignKey(
        "challenges.ChallengePage", on_delete=models.CASCADE, related_name="co_organiser_rows"
    )
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="challenge_co_organiser_rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["challenge", "member"], name="unique_challenge_co_organiser")]
        verbose_name = _("co-organiser")
        verbose_name_plural = _("co-organisers")

    def __str__(self) -> str:
        return str(self.member)


class ChallengeReviewer(models.Model):
    goes_with_member = True

    challenge = models.ForeignKey("challenges.ChallengePage", on_delete=models.CASCADE, related_name="reviewer_rows")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="challenge_reviewer_rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["challenge", "member"], name="unique_challenge_reviewer")]
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")

    def __str__(self) -> str:
        return str(self.member)
