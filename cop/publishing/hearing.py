"""Who hears of something new that members wrote."""

from typing import Any

from cop.members.models import Member
from cop.notifications.following import followers_of


def is_first_publication(page: Any) -> bool:
    """True while it is published for the first time; of a later version nobody is told."""
    return page.first_published_at is not None and page.first_published_at == page.last_published_at


def who_hears_of(page: Any) -> tuple[set[int], set[int]]:
    """Keys of members who follow one of its authors, and of those who follow a theme or region of it and no author.

    Its authors know. `page` is a contribution with themes and regions.
    """
    authors = list(Member.objects.filter(page_authorships__page=page.pk))
    regions = [place.region for place in page.page_regions.select_related("region")]
    everybody = followers_of(*authors, *page.themes.all(), *regions) - {author.pk for author in authors}
    by_person = everybody & followers_of(*authors) if everybody else set()
    return by_person, everybody - by_person
