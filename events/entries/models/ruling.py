"""What an organiser decided about somebody who judges, and whose address stands in the team of an entry."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.models import Member
from events.entries.models.entry import Entry


class TeamRuling(models.Model):
    """Of the member and not of the line in the team: the entrant writes that one anew whenever they like."""

    goes_with_member = True

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="rulings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="team_rulings")
    takes_part = models.BooleanField(_("takes part"))
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    decider_name = models.CharField(max_length=80, editable=False)
    decided_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("decision about a team")
        verbose_name_plural = _("decisions about teams")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["entry", "member"], name="one_ruling_a_member")
        ]

    def __str__(self) -> str:
        return str(self.member)
