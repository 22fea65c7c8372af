"""Links in mails with which one stops them without signing in: signed, for one member and one kind, without an end."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

#: Stands for whatever comes in overviews, daily or weekly.
OVERVIEWS = "overview"
SALT = "notifications.stop"


@dataclass(frozen=True)
class StopLink:
    member_id: int
    kind: str

    @property
    def token(self) -> str:
        return Signer(salt=SALT).sign_object([self.member_id, self.kind])

    @property
    def url(self) -> str:
        """The whole address, for a mail."""
        return settings.BASE_URL + reverse("notifications:stop", args=[self.token])


def read_token(token: str) -> StopLink | None:
    """None for a link that this site did not make, or not like this."""
    try:
        member_id, kind = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return StopLink(member_id, kind)
