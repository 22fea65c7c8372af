"""The journal of searches that found nothing."""

import re

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cop.search.asking import clean_words
from cop.search.models import UnansweredSearch
from cop.search.services.indexing import locked_state

LONGEST = 100  # characters: who types more tells a story, and that may be about somebody
MOST_ROWS = 2_000
# An address or a number of a telephone, a case or a person: nobody's business here, and no editor's help.
_PERSONAL = re.compile(r"@|https?:|www\.|\d[\d\s./-]{5,}\d")


def note_unanswered(*, words: str) -> None:
    """Counts that these words found nothing. Nothing about who searched is kept; junk and personal data is not noted.

    When the journal is full, the words that were asked least and longest ago make room.
    """
    noted = clean_words(words).casefold()
    if not is_worth_noting(noted):
        return
    today = timezone.localdate()
    with transaction.atomic():
        # Two who search the same at once: one row, counted twice.
        locked_state()
        row, is_new = UnansweredSearch.objects.get_or_create(
            words=noted, defaults={"times": 1, "first_on": today, "last_on": today}
        )
        if is_new:
            _make_room()
        else:
            UnansweredSearch.objects.filter(pk=row.pk).update(times=F("times") + 1, last_on=today)


def is_worth_noting(words: str) -> bool:
    return 0 < len(words) <= LONGEST and any(character.isalpha() for character in words) and not _PERSONAL.search(words)


def _make_room() -> None:
    too_many = UnansweredSearch.objects.count() - MOST_ROWS
    if too_many > 0:
        rarest = UnansweredSearch.objects.order_by("times", "last_on", "pk").values_list("pk", flat=True)
        UnansweredSearch.objects.filter(pk__in=list(rarest[:too_many])).delete()
