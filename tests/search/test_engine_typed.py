"""What is read in a search box, before anything is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.search.asking import LONGEST_WORDS, clean_words
from cop.search.sought import Sought
from cop.search.typed import MOST_PARTS, read_typed
from cop.search.words import forms_in, key_of, sound_of, stem_of


def wanted(words):
    return [(part.text, part.is_phrase) for part in read_typed(words).wanted]


def unwanted(words):
    return [part.text for part in read_typed(words).unwanted]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rode Loper", [("rode", False), ("loper", False)]),
        ('"Rode Loper" bellen', [("rode loper", True), ("bellen", False)]),
        ("“rode loper”", [("rode loper", True)]),
        ('"rode loper', [("rode loper", True)]),
        ('rode"loper"', [("rode", False), ("loper", True)]),
        ("zij-instroom", [("zij instroom", False)]),
        ("p&o", [("p o", False)]),
        ("ja ja ja", [("ja", False)]),
        ("cöördinator", [("cöördinator", False)]),
        ('"" - "-" (((', []),
    ],
)
def test_words_and_phrases(words, expected):
    assert wanted(words) == expected


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("technici -mbo", ["mbo"]),
        ('technici -"mbo 4"', ["mbo 4"]),
        ("-mbo", ["mbo"]),
        ("zij-instroom", []),
        ("a - b", []),
        ("--x", ["x"]),
    ],
)
def test_a_minus_stands_before_a_word(words, left_out):
    assert unwanted(words) == left_out


def test_no_more_than_a_dozen_parts():
    assert len(read_typed(" ".join(f"woord{number}" for number in range(50))).wanted) == MOST_PARTS


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text):
    clean = clean_words(text)
    assert len(clean) <= LONGEST_WORDS
    assert clean == clean_words(clean)
    for part in (*read_typed(clean).wanted, *read_typed(clean).unwanted):
        assert part.forms
        assert all(form and form == form.lower() for form in part.forms) or not part.text.isascii()


@given(st.text(max_size=400))
def test_any_word_fits_its_column(text):
    for form in forms_in(text):
        key = key_of(form)
        assert max(map(len, (form, key, stem_of(key), sound_of(key)))) <= 50
        Sought(key).follows(key + form)
        Sought(key).precedes(form + key)


def test_what_nobody_sees_is_not_searched():
    assert clean_words("data\x00\u202elab\u200b  \n x") == "data lab x"


@pytest.mark.parametrize(
    "several", ["vacature vacatures", "werkte gewerkt", "kandidaat kandidaten", "50plusser 50plussers"]
)
def test_inflections_share_a_stem(several):
    assert len({stem_of(word) for word in several.split()}) == 1


@pytest.mark.parametrize("several", ["onbording onboarding", "arbeitsmarkt arbeidsmarkt", "kwalitijt kwaliteit"])
def test_words_that_sound_alike(several):
    assert len({sound_of(word) for word in several.split()}) == 1


def test_a_word_with_a_hyphen_is_itself_and_its_parts():
    assert forms_in("Zij-instroom, foto's en 50-plussers") == {
        *("zij-instroom", "zij", "instroom", "foto", "en", "50-plussers", "50", "plussers"),
    }
    assert key_of("zij-instroom") == key_of("zijinstroom")
    assert key_of("coördinator") == "coordinator"


def test_who_does_a_thing_belongs_to_the_thing():
    assert stem_of("instromer") in Sought("instroom").people
    assert stem_of("instroom") in Sought("instromers").people
