"""What a word that nobody wrote may have been meant as."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from cop.search.vocabulary import starts, words_of
from cop.search.words import sound_of

SHORTEST = 4  # letters: of shorter words any other is as near
MOST_LIKE = 3_000  # words that a misspelt one is compared with
MOST_MEANT = 3


def corrections(keys: Iterable[str], *, for_members: bool) -> dict[str, list[str]]:
    """{key of an unknown word: the forms that it may have been meant as}, nearest and most used first. One query."""
    unknown = [key for key in keys if may_be_misspelt(key)]
    if not unknown:
        return {}
    alike = reduce(or_, map(_alike, unknown))
    rows = words_of(for_members=for_members).filter(alike).order_by("-seen", "form")
    forms: dict[str, str] = {}
    for key, form in rows.values_list("key", "form")[:MOST_LIKE]:
        forms.setdefault(key, form)
    return {key: [forms[near] for near in _nearest(key, list(forms))] for key in unknown}


def may_be_misspelt(key: str) -> bool:
    """Numbers are what they are."""
    return len(key) >= SHORTEST and key.isalpha()


def farthest(key: str) -> int:
    """How many slips of the pen a word of this length may have."""
    return 1 if len(key) < 7 else 2 if len(key) < 12 else 3


def _alike(key: str) -> Q:
    """Words that begin, end or sound the same: a word with slips in all three is hardly to be recognised."""
    edge = 2 if len(key) < 7 else 3
    return starts("key", key[:edge]) | starts("backwards", key[::-1][:edge]) | Q(sound=sound_of(key))


def _nearest(key: str, others: list[str]) -> list[str]:
    """Of words that are as near first one that starts the same, then the more used one, which comes first."""
    found = process.extract(key, others, scorer=OSA.distance, score_cutoff=farthest(key), limit=8)
    near = sorted(found, key=lambda match: (match[1], match[0][0] != key[0], match[2]))
    return [other for other, distance, _place in near if distance == near[0][1]][:MOST_MEANT]
