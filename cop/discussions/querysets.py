"""Reads on threads and replies."""

from typing import Any, Self

from django.apps import apps
from django.db import models
from wagtail.models import PageManager

from cop.core.permissions import is_admitted
from cop.core.querysets import BasePageQuerySet
from cop.notifications.following import own_level


class ThreadQuerySet(BasePageQuerySet):
    """Every listing starts at `visible_to(user)`."""

    def visible_to(self, user: Any) -> Self:
        """What is listed, for members. The column stands on this table, so that its index serves filter and order."""
        return self.filter(is_listed=True) if is_admitted(user) else self.none()

    def for_rows(self) -> Self:
        """What a row of a list shows, without the text."""
        return self.select_related("author__organisation", "channel").defer("body")

    def for_reading(self, user: Any) -> Self:
        """A thread with who started it and what is this reader's own of it, all in one query.

        `own_number` is how far they read, `own_draft` what they were writing, `own_level` whether they follow it, and
        `best_author_id` who gave the best answer; None when there is nothing.
        """
        own = {"member": user.pk or 0, "thread": models.OuterRef("pk")}
        marks = apps.get_model("discussions.ReadMark").objects.filter(**own)
        drafts = apps.get_model("discussions.ReplyDraft").objects.filter(**own)
        return self.select_related("author__organisation", "author__region", "channel", "about").annotate(
            own_number=models.Subquery(marks.values("number")[:1]),
            own_draft=models.Subquery(drafts.values("body")[:1]),
            own_level=own_level(user, self.model),
            best_author_id=models.F("best_reply__author"),
        )

    def unanswered(self) -> Self:
        """Questions without a visible reply."""
        return self.filter(kind="question", reply_count=0)


class ReplyQuerySet(models.QuerySet):
    def for_reading(self) -> Self:
        """What a reply shows, in one query; its files are asked for together with those of the first post."""
        return self.select_related("author__organisation", "author__region", "quoted")


ThreadManager = PageManager.from_queryset(ThreadQuerySet)
