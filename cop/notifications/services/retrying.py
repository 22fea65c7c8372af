"""Trying once more to send what failed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.notifications.models import Delivery
from cop.notifications.permissions import may_see_log
from cop.notifications.tasks import send_soon


@transaction.atomic
def retry_delivery(*, delivery: Delivery, by: Member) -> None:
    """Puts a mail that failed back, with all its attempts. Raises NotAllowed, or Conflict when it is under way."""
    if not may_see_log(by):
        raise NotAllowed(_("Only administrators send a mail again."))
    failed = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.FAILED)
    if not failed.update(state=Delivery.State.WAITING, attempts=0, due_at=timezone.now(), done_at=None):
        raise Conflict(_("This mail is under way already, or has been sent."))
    send_soon()
