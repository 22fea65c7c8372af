"""From what somebody typed to what is asked of the engine."""

from collections.abc import Iterator

from wagtail.search.query import SearchQuery

from cop.search.grouping import grouped, runs_of
from cop.search.kept import Kept, kept_for, last_kept
from cop.search.plan import Plan, way_of
from cop.search.sought import Sought
from cop.search.spelling import corrections
from cop.search.synonyms import Synonyms, said_otherwise
from cop.search.typed import Part, Typed
from cop.search.vocabulary import Vocabulary
from cop.search.ways import Ways
from cop.search.words import STOP_WORDS, forms_in, key_of, stem_of


def understand(typed: Typed, *, for_members: bool) -> tuple[Plan, Kept]:
    """The plan for a search, and what this process keeps of labels and synonyms.

    One query for the words, one for what is left of compounds; the same for words that belong together. Two more when a
    word stands in no page: for what it may have been meant as, and for the words of that. What is kept is read anew after somebody changed a label or
    synonym, which shows only when the words were looked up.
    """
    vocabulary, kept = _look_up(typed, for_members=for_members)
    synonyms = kept.synonyms
    parts = grouped(typed, lambda run: bool(said_otherwise(synonyms, run.key) or vocabulary.spelled(run.key)))
    if together := [Sought(part.key) for part in parts if not part.is_phrase and part not in typed.wanted]:
        vocabulary.add(together)
    telling = [part for part in parts if part.is_phrase or part.text not in STOP_WORDS] or parts
    ways = Ways(vocabulary, synonyms, vocabulary.state.pages if vocabulary.state else 0, {})
    ways.meant.update(_meant(telling, ways))
    units, unwanted = tuple(map(ways.unit, telling)), tuple(_unwanted(typed, ways))
    return Plan(units, unwanted, ways.pages, sum(ways.pages_with(part) for part in typed.unwanted)), kept


def _look_up(typed: Typed, *, for_members: bool) -> tuple[Vocabulary, Kept]:
    kept = last_kept()
    vocabulary = _words_for(typed, kept.synonyms if kept.generation else {}, for_members=for_members)
    generation = vocabulary.state.generation if vocabulary.state else None
    if generation == kept.generation is not None:
        return vocabulary, kept
    kept = kept_for(generation)
    return _words_for(typed, kept.synonyms, for_members=for_members), kept


def _words_for(typed: Typed, synonyms: Synonyms, *, for_members: bool) -> Vocabulary:
    """Words that say something with all that is like them; several beside each other only as they are written."""
    parts = [part for part in (*typed.wanted, *typed.unwanted) if not part.is_phrase]
    singles = [single for part in parts for single in _singles(part)]
    telling = [part for part in (*parts, *singles) if part.text not in STOP_WORDS]
    sought = {part.key: Sought(part.key) for part in telling or parts}
    runs = {run.key for run in runs_of(typed)}
    others = [other for key in runs.union(sought) for other in said_otherwise(synonyms, key)]
    stems = {stem_of(key_of(form)) for other in others for form in forms_in(other)}
    return Vocabulary(sought.values(), for_members=for_members, stems=stems, keys=runs)


def _meant(parts: list[Part], ways: Ways) -> dict[str, list[str]]:
    """What unknown words may have been meant as; the words that belong to those are looked up as well."""
    singles = {single for part in parts if not part.is_phrase for single in _singles(part)}
    unknown = [single.key for single in singles if ways.is_unknown(single)]
    found = corrections(sorted(unknown), for_members=ways.vocabulary.for_members)
    nearest = [Sought(key_of(forms[0])) for forms in found.values() if forms]
    if nearest:
        ways.vocabulary.add(nearest)
    return found


def _unwanted(typed: Typed, ways: Ways) -> Iterator[SearchQuery]:
    """A word is left out in its inflections, and not in compounds: those are other words."""
    for part in typed.unwanted:
        yield way_of(part.text)
        if not part.is_phrase:
            yield from map(way_of, ways.inflected(part))


def _singles(part: Part) -> list[Part]:
    return [Part((form,)) for form in part.forms]
