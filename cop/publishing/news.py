"""Whom a new page is told to, and which new pages are news for a member: by theme, region and author."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from cop.core.models import Theme
from cop.members.models import Member
from cop.notifications.digests import Item
from cop.notifications.following import followers_of, follows_of
from cop.notifications.models import Notification
from cop.regions.models import Region

MOST = 30  # pages of one kind that one overview chooses from


def is_first_publication(page: Any) -> bool:
    """True while it is published for the first time; of a later version nobody is told."""
    return page.first_published_at is not None and page.first_published_at == page.last_published_at


def told_of(page: Any) -> tuple[set[int], set[int]]:
    """Keys of members who follow one of its authors, and of those who follow only a theme or region of it.

    Its authors know.
    """
    authors = list(Member.objects.filter(page_authorships__page=page.pk))
    themes = list(page.themes.all())
    regions = [place.region for place in page.page_regions.select_related("region")]
    everybody = followers_of(*authors, *themes, *regions) - {author.pk for author in authors}
    by_person = everybody & followers_of(*authors) if everybody else set()
    return by_person, everybody - by_person


def news_for(member: Member, recent: Any) -> Any:
    """Of the `recent` pages those of the own region, and of the themes and regions that the member follows.

    Somebody who follows nothing yet gets those of the own region all the same, until they mute it.
    """
    follows = follows_of(member)
    muted = {model: follows.muted(model) for model in (Theme, Region, Member)}
    regions = (follows.followed(Region) | {member.region_id}) - muted[Region]
    near = Q(themes__in=follows.followed(Theme)) | Q(page_regions__region__in=regions - {None})
    unwanted = (
        Q(page_authors__member__in={member.pk, *muted[Member]})
        | Q(themes__in=muted[Theme])
        | Q(page_regions__region__in=muted[Region])
    )
    near_ones = recent.filter(pk__in=recent.filter(near).values("pk"))
    return near_ones.exclude(pk__in=recent.filter(unwanted).values("pk"))


def news_items(member: Member, since: datetime.datetime, *, pages: Any, told_by: Iterable[str], key: str) -> list[Item]:
    """Lines of an overview on the newest of `pages` (at most `MOST`), without those that a notification told of.

    `told_by` are the verbs that tell of such pages, `key` is the beginning of the lines' keys.
    """
    told = Notification.objects.filter(recipient=member, verb__in=told_by)
    recent = pages.visible_to(member).filter(listed_at__gte=since)
    new = news_for(member, recent).exclude(pk__in=told.values("page_id")).order_by("-listed_at", "-pk")
    return [
        Item(f"{key}:{page.pk}", page.title, page.url, page.summary, page_id=page.pk)
        for page in new.only("title", "summary", "url_path", "depth")[:MOST]
    ]
