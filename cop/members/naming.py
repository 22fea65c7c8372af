"""Finding one member whom somebody names, without a list of everybody."""

from django.utils.translation import gettext_lazy as _

from cop.core.errors import DomainError
from cop.core.permissions import is_admitted
from cop.members.models import Member

NOT_FOUND = _("No member is known by this name or address. Type the whole e-mail address.")
SEVERAL = _("More than one member is called this. Type the e-mail address.")


def member_named(who: str) -> Member:
    """`who` is an e-mail address or a whole name. Raises DomainError when it is not one active, admitted member.

    Who is not admitted gets the sentence of who does not exist: this tells nobody which addresses are known.
    """
    typed = who.strip()
    by_address = Member.objects.filter(email__iexact=typed) if "@" in typed else Member.objects.none()
    found = list((by_address or Member.objects.filter(display_name__iexact=typed)).filter(is_active=True)[:2])
    if len(found) > 1:
        raise DomainError(SEVERAL)
    if not found or not is_admitted(found[0]):
        raise DomainError(NOT_FOUND)
    return found[0]
