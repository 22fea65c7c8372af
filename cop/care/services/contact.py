"""Writing to the authors of a page, whose addresses stay hidden."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.care.authors import active_authors
from cop.care.models import AuthorMessage
from cop.core import mail
from cop.core.errors import DomainError, NotAllowed
from cop.members.models import Member

LONGEST_MESSAGE = 1_500  # characters
MOST_A_DAY = 10  # messages of one member in 24 hours
MOST_A_DAY_ABOUT_ONE_PAGE = 3


@transaction.atomic
def write_to_authors(
    *, page: Page, sender: Member, text: str, share_address: bool, copy_to_sender: bool, request_key: UUID
) -> bool:
    """Mails `text` to every author who still takes part; False when this very form was sent before.

    Without `share_address` they learn the sender's name and no way to answer. The copy holds no address of theirs.
    Raises NotAllowed for who may not read the page, DomainError when nobody is there to read it, without text, and
    over `MOST_A_DAY` or `MOST_A_DAY_ABOUT_ONE_PAGE`.
    """
    if not sender.is_admitted or not page.may_be_read_by(sender):
        raise NotAllowed(_("Only admitted members write to an author."))
    message = text.replace("\r\n", "\n").strip()[:LONGEST_MESSAGE]
    if not message:
        raise DomainError(_("Write your question first."))
    # One message of a member at a time: else two of them would not count each other.
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=sender.pk)
    if AuthorMessage.objects.filter(request_key=request_key).exists():
        return False
    authors = [author for author in active_authors(page) if author.pk != sender.pk]
    if not authors:
        raise DomainError(_("Nobody who wrote this can be reached any more."))
    _refuse_over_limit(page, sender)
    AuthorMessage.objects.create(page_id=page.pk, sender=sender, request_key=request_key)
    for author in authors:
        _send(author.email, "author_message", page, sender, message, share_address=share_address)
    if copy_to_sender:
        _send(sender.email, "author_message_copy", page, sender, message, share_address=share_address)
    return True


def _refuse_over_limit(page: Page, sender: Member) -> None:
    sent = AuthorMessage.objects.filter(sender=sender, sent_at__gt=timezone.now() - timedelta(days=1))
    if sent.count() >= MOST_A_DAY:
        raise DomainError(_("You wrote a lot of messages today. Try again tomorrow."))
    if sent.filter(page_id=page.pk).count() >= MOST_A_DAY_ABOUT_ONE_PAGE:
        raise DomainError(_("You wrote about this page a few times today. Try again tomorrow."))


def _send(to: str, template: str, page: Page, sender: Member, message: str, *, share_address: bool) -> None:
    is_copy = template == "author_message_copy"
    mail.send(
        to=to,
        subject=_("Copy: your question about “%(title)s”") if is_copy else _("%(name)s asks about “%(title)s”"),
        subject_values={"name": sender.display_name, "title": page.title},
        template=template,
        context={"page": page, "sender": sender, "message": message, "share_address": share_address},
        headers={"Reply-To": sender.email} if share_address and not is_copy else None,
    )
