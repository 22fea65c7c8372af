from cop.discussions.models.channels import ChannelIndexPage, ChannelPage
from cop.discussions.models.personal import ReadMark, ReplyDraft, Thanks
from cop.discussions.models.replies import PostAttachment, Reply, ReplyVersion
from cop.discussions.models.threads import DiscussablePageMixin, ThreadPage

__all__ = [
    "ChannelIndexPage",
    "ChannelPage",
    "DiscussablePageMixin",
    "PostAttachment",
    "ReadMark",
    "Reply",
    "ReplyDraft",
    "ReplyVersion",
    "Thanks",
    "ThreadPage",
]
