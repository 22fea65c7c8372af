"""Which words mean the same: groups that editors keep, and labels with their synonyms."""

from collections.abc import Iterable

from cop.core.models import LearningForm, Phase, TargetGroup, Theme, Trend
from cop.search.grouping import MOST_FORMS
from cop.search.models import SynonymGroup
from cop.search.words import key_of, stem_of, tokens

VOCABULARIES = (Theme, Trend, TargetGroup, Phase, LearningForm)
#: {key of a word or phrase, or the stem of that: what else may be said}
Synonyms = dict[str, list[str]]


def said_otherwise(synonyms: Synonyms, key: str) -> list[str]:
    return synonyms.get(key) or synonyms.get(stem_of(key), [])


def phrase_key(text: str) -> str:
    """One key for all ways of writing it: "zij instroom", "zij-instroom", "zijinstroom"."""
    return "".join(key_of(form) for form in tokens(text))


def read_synonyms() -> Synonyms:
    """All of them, in two queries."""
    found: Synonyms = {}
    for group in SynonymGroup.objects.all():
        for phrase in group.phrases:
            _add(found, phrase, (other for other in group.phrases if other != phrase))
    first, *others = [vocabulary.objects.order_by().values_list("name", "synonyms") for vocabulary in VOCABULARIES]
    for name, synonyms in first.union(*others, all=True):
        # What falls under a label is no synonym of what else does.
        for synonym in synonyms.splitlines():
            _add(found, synonym, [name])
    return found


def _add(found: Synonyms, phrase: str, others: Iterable[str]) -> None:
    key = phrase_key(phrase)
    if not key or len(tokens(phrase)) > MOST_FORMS:
        return
    more = [other for other in others if tokens(other)]
    for name in {key, stem_of(key)}:
        there = found.setdefault(name, [])
        there.extend(other for other in more if other not in there)
