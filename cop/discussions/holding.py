"""Which posts wait for a moderator before others see them."""

import re

from cop.discussions.models import Reply, ThreadPage
from cop.discussions.models.threads import PostState
from cop.members.models import Member

_OUTSIDE_LINK = re.compile(r"""<a\s[^>]*href=["'](?!/)""")
_TYPED_ADDRESS = re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE)


def state_of_new(author: Member, clean_body: str) -> PostState:
    """Held: the first post of somebody who is not trusted, and their posts that lead to another site."""
    if author.is_trusted or author.is_superuser:
        return PostState.VISIBLE
    if leads_outside(clean_body) or not _posted_before(author):
        return PostState.HELD
    return PostState.VISIBLE


def leads_outside(clean_body: str) -> bool:
    return bool(_OUTSIDE_LINK.search(clean_body) or _TYPED_ADDRESS.search(clean_body))


def _posted_before(author: Member) -> bool:
    """A post that everybody could see, now or before it was withdrawn."""
    shown = [PostState.VISIBLE, PostState.WITHDRAWN]
    return (
        Reply.objects.filter(author=author, state__in=shown).exists()
        or ThreadPage.objects.filter(author=author, state__in=shown).exists()
    )
