"""What an event is, and how one signs up for it. The values stand in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    TRAINING = "training", _("Training")
    WEBINAR = "webinar", _("Webinar")
    NETWORK = "netwerk", _("Network meeting")
    VISIT = "werkbezoek", _("Working visit")
    PEER = "intervisie", _("Peer review")
    LECTURE = "lezing", _("Lecture")
    NATIONAL = "landelijk", _("National event")


class RegistrationMode(models.TextChoices):
    HERE = "hier", _("On this site")
    ELSEWHERE = "elders", _("On another site")
    NONE = "geen", _("Not needed: just come")
