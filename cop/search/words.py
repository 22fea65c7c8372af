"""Words as the search compares them: how they are told apart in a text, and in which forms they mean the same.

A *form* is a word as it stands in a text, in lower case: "coördinator", "zij-instroom". Its *key* has neither accents
nor hyphens, so that every way of writing it has the same one: "coordinator", "zijinstroom".
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

LONGEST_WORD = 50  # characters; longer ones are addresses or noise
#: Starts the words that say for whom a page is and under which labels (see marks.py); nobody searches for those.
MARK = "zq0"

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2212", "-"))
_stemmer = snowballstemmer.stemmer("dutch")

#: Words that say nothing about the subject, with those of questions. PostgreSQL leaves out a good part by itself.
STOP_WORDS = frozenset(
    """
    aan achter af al alle alleen alles als altijd andere anders ben bent bij bijna binnen boven buiten daar daarna
    dan dat de deze die dit doe doen doet door dus een eens eerst en enkele er even geen gewoon goed had hadden
    heb hebben hebt heeft hem hen het hier hij hoe hun ieder iedereen iemand iets ik in is ja je jij jou jouw
    jullie kan kom komen komt krijg krijgen krijgt kun kunnen kunt laat lang maak maakt maar mag maken meer men
    met mij mijn moet moeten mogen na naar nee niet niets nog nu of om omdat onder ons onze ook op over per snel
    steeds te tegen tijdens toch toe tot tussen u uit uw vaak van vanaf veel via vind vinden vindt voor voordat
    waar waarom wanneer want waren was wat we weer wel welk welke werd wie wij wil willen word worden wordt zal ze
    zelf zich zij zijn zo zoals zonder zou zouden zullen
    """.split()  # noqa: SIM905  (a word a line would be two hundred lines)
)


def forms_in(text: str) -> set[str]:
    """The words of a text. One with a hyphen is itself and its parts."""
    found = set(tokens(text))
    found.update(part for token in [*found] if "-" in token for part in token.split("-"))
    return {form for form in found if _is_word(form)}


def _is_word(form: str) -> bool:
    return (
        (1 < len(form) <= LONGEST_WORD or form.isdigit())
        and not form.startswith(MARK)
        and len(key_of(form)) <= LONGEST_WORD
    )


def tokens(text: str) -> list[str]:
    """The words of a text in their order, in lower case, hyphens left in."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text).translate(_HYPHENS).lower())


def key_of(form: str) -> str:
    """Without accents and hyphens."""
    bare = form.replace("-", "")
    if bare.isascii():
        return bare
    parted = unicodedata.normalize("NFKD", bare)
    return "".join(character for character in parted if not unicodedata.combining(character)).lower()


@lru_cache(maxsize=20_000)
def stem_of(key: str) -> str:
    """What the inflections of a word share: "vacature" and "vacatures", "werkte" and "gewerkt"."""
    if not key.isascii() or key.isdigit():
        return key
    stem: str = _stemmer.stemWord(key)
    return stem[:LONGEST_WORD] or key


# Letters that sound alike, in this order. Vowels say least about which word was meant, so they go last.
_SOUNDS = (
    ("ij", "y"),
    ("ei", "y"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ch", "g"),
    ("qu", "kw"),
    ("x", "ks"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("z", "s"),
    ("v", "f"),
    ("d", "t"),
    ("b", "p"),
)


def sound_of(key: str) -> str:
    """The consonants of a word as they sound, so that "onbording" and "onboarding" are the same."""
    heard = key
    for letters, sound in _SOUNDS:
        heard = heard.replace(letters, sound)
    first, rest = heard[:1], re.sub(r"[aeiouy]", "", heard[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)[:LONGEST_WORD]
