"""How often one network asks for a code: each is a mail to an address that somebody typed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cop.search.pace import is_within_pace

HOUR = 3600  # seconds
MOST_AN_HOUR = 120  # from one network: a class hands in on the last evening, each with a second try or two


def why_no_code(request: HttpRequest, *, action: str, most: int) -> str:
    """The sentence for who asks more than `most` times a minute, or with all others behind one address too often an hour;
    empty for everybody else.
    """
    if not is_within_pace(request, action=action, most=most):
        return _("That was fast. Wait a minute, then send it again. Your text is kept.")
    if not is_within_pace(request, action="entry-codes", most=MOST_AN_HOUR, seconds=HOUR):
        return _("Very many codes were asked from your network. Try again in an hour. Your text is kept.")
    return ""
