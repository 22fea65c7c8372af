"""A thread: a question or a discussion, in a channel, perhaps about another page."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cop.core.clean_html import CleanHTMLField
from cop.core.models import BasePage, Theme
from cop.core.permissions import is_admitted
from cop.discussions.models.searched import SearchedThread
from cop.discussions.querysets import ThreadManager
from cop.members.models import Member


class PostState(models.TextChoices):
    """Held: a newcomer's first posts wait for a moderator. Withdrawn: by its author, when others replied already."""

    VISIBLE = "visible", _("Visible")
    HELD = "held", _("Waits for a moderator")
    HIDDEN = "hidden", _("Hidden by a moderator")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")


class DiscussablePageMixin(models.Model):
    """A page type that threads may be about. A thread points at Wagtail's Page, so neither room imports the other."""

    class Meta:
        abstract = True

    def hears_of_threads(self) -> set[int]:
        """Keys of the members who hear that somebody started one about it: its authors."""
        authors = self.page_authors.exclude(member=None)  # type: ignore[attr-defined]
        return set(authors.values_list("member_id", flat=True))


class ThreadPage(SearchedThread, BasePage):
    """The first post with what a list shows of the rest. Counters are written by services under the thread's lock."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        DISCUSSION = "discussion", _("Discussion")

    ROW_ONLY = (
        *("channel", "state", "hidden_reason", "is_listed", "is_pinned", "is_closed", "closed_reason", "merged_into"),
        *("reply_count", "thanks_count", "last_number", "last_activity_at", "last_author_name", "best_reply"),
    )

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.QUESTION)
    body = CleanHTMLField(_("text"))
    author = models.ForeignKey(
        Member, verbose_name=_("member"), null=True, blank=True, on_delete=models.SET_NULL, related_name="threads"
    )
    author_name = models.CharField(_("name"), max_length=80)
    request_key = models.UUIDField(unique=True, editable=False)
    started_at = models.DateTimeField(editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    about = models.ForeignKey(
        Page, verbose_name=_("about"), null=True, blank=True, on_delete=models.SET_NULL, related_name="threads"
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), blank=True, related_name="threads")

    #: The parent page, as a column that an index can serve.
    channel = models.ForeignKey(
        "discussions.ChannelPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="channel_threads",
        editable=False,
    )
    state = models.CharField(max_length=10, choices=PostState, default=PostState.VISIBLE, editable=False)
    hidden_reason = models.CharField(_("why it is hidden"), max_length=250, blank=True, editable=False)
    #: Published, neither held nor hidden nor merged: on this table, so that one index serves filter and order.
    is_listed = models.BooleanField(default=True, editable=False)
    is_pinned = models.BooleanField(_("pinned"), default=False, editable=False)
    is_closed = models.BooleanField(_("closed"), default=False, editable=False)
    closed_reason = models.CharField(_("why it is closed"), max_length=250, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    reply_count = models.PositiveIntegerField(default=0, editable=False)  # visible ones
    thanks_count = models.PositiveIntegerField(default=0, editable=False)  # on the first post
    last_number = models.PositiveIntegerField(default=0, editable=False)  # of the newest reply, whatever its state
    last_activity_at = models.DateTimeField(editable=False)
    last_author_name = models.CharField(max_length=80, blank=True, editable=False)
    best_reply = models.ForeignKey(
        "discussions.Reply", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = ThreadManager()

    parent_page_types: ClassVar[list[str]] = ["discussions.ChannelPage"]
    subpage_types: ClassVar[list[str]] = []

    @property
    def is_open(self) -> bool:
        """A held or hidden one is not live, and yet at its address for its author and moderators."""
        return bool(self.live or self.state in {PostState.HELD, PostState.HIDDEN})

    def may_be_read_by(self, user: Any) -> bool:
        """Members what is listed; its author and moderators also what is held or hidden."""
        if not is_admitted(user):
            return False
        if self.is_listed or self.merged_into_id:
            return True
        return bool(self.author_id == user.pk or user.has_perm("discussions.moderate_thread"))

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """To anybody else a held or hidden thread does not exist, not even as something to sign in for."""
        if self.live or path_components:
            found: RouteResult = super().route(request, path_components)
            return found
        if not self.is_open or not self.may_be_read_by(request.user):
            raise Http404
        return RouteResult(self)

    class Meta:
        permissions: ClassVar[list[tuple[str, str]]] = [("moderate_thread", "Can moderate threads and replies")]
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["channel", "is_listed", "-is_pinned", "-last_activity_at"], name="thread_of_channel"),
            models.Index(fields=["is_listed", "-last_activity_at"], name="thread_by_activity"),
            models.Index(fields=["author", "-last_activity_at"], name="thread_of_author"),
        ]
