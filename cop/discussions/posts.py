"""A post as one reader sees it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop.core import richtext
from cop.discussions.models import PostAttachment, Reply, ThreadPage
from cop.discussions.models.threads import PostState

QUOTED_LENGTH = 300  # characters of a quoted reply: enough to know it again

IN_PLACE_OF_WORDS: dict[str, str | Promise] = {
    PostState.HELD: _("This reply waits for a moderator."),
    PostState.HIDDEN: _("A moderator hid this reply."),
    PostState.WITHDRAWN: _("The author withdrew this reply."),
}


@dataclass(frozen=True)
class Post:
    """A first post (`number` 0) or a reply, as one reader sees it."""

    post: Reply | ThreadPage
    number: int
    is_shown: bool
    in_place: str | Promise
    is_own: bool
    may_edit: bool
    may_report: bool
    may_decide: bool
    is_thanked: bool
    is_best: bool
    is_new: bool
    files: list[PostAttachment]

    @property
    def quote(self) -> str:
        """The beginning of the words that a reply answers; "" when those are not to be seen any more."""
        quoted = getattr(self.post, "quoted", None)
        if quoted is None or quoted.state != PostState.VISIBLE:
            return ""
        return richtext.plain_text(quoted.body, QUOTED_LENGTH)

    @property
    def anchor(self) -> str:
        return f"reactie-{self.number}"
