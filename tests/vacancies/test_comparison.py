"""Comparing two vacancy texts: nothing gets lost, what is alike stands together, and no text makes it slow."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.core.word_diff import Kind
from knowledge.vacancies.comparison import compare
from knowledge.vacancies.footnotes import place_notes
from knowledge.vacancies.layout import MOST_ROWS, rows_of
from knowledge.vacancies.lines import lines_of, one_newline
from knowledge.vacancies.models import MAX_VACANCY_LENGTH

# Few different words and many new lines, so that there is a lot in common and a lot of structure; and anything at all.
VACANCY = st.lists(
    st.sampled_from(
        [
            "je",
            "je ",
            " werkt",
            "aan ",
            "water",
            "\n",
            "\n\n",
            "\n- ",
            "\n• ",
            "* ",
            "é",
            "e\u0301",
            ".",
            "  ",
            "\t",
            "\x0b",
            "\u2028",
        ]
    ),
    max_size=40,
).map("".join)
ANYTHING = st.text(max_size=120)
EITHER = VACANCY | ANYTHING


def marked(lines, *marks):
    """The text of those runs alone, with what is around them on the line."""
    return "\n".join(
        line.lead + "".join(run.text for run in line.runs if run.kind in marks) + line.tail for line in lines
    )


@given(EITHER, EITHER)
def test_what_stayed_and_what_went_are_the_old_text_and_what_stayed_and_what_came_the_new_one(old, new):
    comparison = compare(old, new)

    assert marked(comparison.old, Kind.SAME, Kind.GONE) == comparison.old_text == one_newline(old)
    assert marked(comparison.new, Kind.SAME, Kind.NEW) == comparison.new_text == one_newline(new)


@given(EITHER, EITHER)
def test_what_stayed_is_the_same_on_both_sides(old, new):
    comparison = compare(old, new)

    for one, other in comparison.pairs:
        same = [
            "".join("".join(run.text.split()) for run in side.runs if run.kind is Kind.SAME)
            for side in (comparison.old[one], comparison.new[other])
        ]
        assert same[0] == same[1]
    paired = ({one for one, _ in comparison.pairs}, {other for _, other in comparison.pairs})
    for lines, places in zip((comparison.old, comparison.new), paired, strict=True):
        assert all(not line.runs or line.changed_whole for place, line in enumerate(lines) if place not in places)


@given(EITHER)
def test_equal_texts_have_no_change(text):
    assert not compare(text, text).has_changes


@given(EITHER, EITHER)
def test_lines_are_paired_in_order_and_once(old, new):
    pairs = compare(old, new).pairs

    for before, after in pairwise(pairs):
        assert before[0] < after[0]
        assert before[1] < after[1]


@given(EITHER, EITHER)
def test_every_line_stands_in_one_row(old, new):
    comparison = compare(old, new)
    rows = rows_of(comparison)

    for side in ("old", "new"):
        shown = [line for row in rows for block in getattr(row, side) for line in block.lines]
        assert shown == [line for line in getattr(comparison, side) if not line.is_blank]
    for row in rows:
        for block in (*row.old, *row.new):
            assert len({line.is_item for line in block.lines}) == 1


@given(EITHER, EITHER, st.lists(st.tuples(EITHER, EITHER), max_size=4))
def test_numbers_of_notes_change_nothing_in_the_text(old, new, notes):
    comparison, found = place_notes(compare(old, new), notes)

    assert (comparison.old_text, comparison.new_text) == (one_newline(old), one_newline(new))
    for side, name in ((comparison.old, "in_old"), (comparison.new, "in_new")):
        numbers = sorted(number for line in side for run in line.runs for number in run.notes)
        assert numbers == [number for number, one in enumerate(found, start=1) if getattr(one, name)]


def runs(lines):
    return [(str(run.kind), run.text) for line in lines for run in line.runs]


def test_words_within_a_line():
    comparison = compare("Je werkt minimaal vijf jaar bij ons.", "Je werkt met plezier bij ons.")

    assert runs(comparison.old) == [
        ("same", "Je werkt "),
        ("gone", "minimaal vijf jaar"),
        ("same", " "),
        ("same", "bij ons."),
    ]
    assert runs(comparison.new) == [("same", "Je werkt "), ("new", "met plezier"), ("same", " "), ("same", "bij ons.")]


def test_a_few_common_words_in_a_rewritten_sentence_are_no_islands():
    old = "De gemeente Veendal zoekt een beleidsmedewerker verkeer met ervaring en een rijbewijs."
    new = "De gemeente Veendal zoekt een adviseur vervoer met nieuwsgierigheid en een open blik."

    assert runs(compare(old, new).new)[1:] == [
        ("new", "adviseur vervoer met nieuwsgierigheid en een open blik"),
        ("same", "."),
    ]


def test_lines_with_too_little_in_common_are_not_mixed():
    comparison = compare(
        "Je hebt een rijbewijs en een afgeronde studie.", "Je begeleider heet Sanne en belt jou dezelfde dag."
    )

    assert comparison.pairs == ()
    assert [line.changed_whole for line in (*comparison.old, *comparison.new)] == [Kind.GONE, Kind.NEW]


def test_what_belongs_together_stands_side_by_side():
    old = "Over ons.\n\nJe doet:\n- plannen maken;\n\n- plannen toetsen.\n\nSalaris in schaal 10 en pensioen."
    new = "Jouw straat.\n\nJe doet:\n• plannen maken;\n\nSalaris in schaal 10, 3.400 euro en pensioen.\nBel ons."
    shape = [
        [["+".join(line.words for line in block.lines) for block in side] for side in (row.old, row.new)]
        for row in rows_of(compare(old, new))
    ]

    assert shape == [
        [["Over ons."], ["Jouw straat."]],
        [["Je doet:"], ["Je doet:"]],
        [["plannen maken;+plannen toetsen."], ["plannen maken;"]],
        [["Salaris in schaal 10 en pensioen."], ["Salaris in schaal 10, 3.400 euro en pensioen.+Bel ons."]],
    ]


@pytest.mark.parametrize(("text", "is_item"), [("- een", True), ("* een", True), ("•een", True), ("  • een", True), ("-een", False), ("een - twee", False), ("*vet*", False), ("- ", False)])  # fmt: skip
def test_lines_with_a_bullet_are_items(text, is_item):
    assert [line.is_item for line in lines_of(text, Kind.NEW)] == [is_item]


def test_a_number_stands_after_the_words_that_a_note_quotes():
    old, new = "Je hebt minimaal vijf jaar ervaring.\nJe bent een topper.", "Je wilt het vak leren kennen."
    notes = [("“Minimaal vijf jaar ervaring”", "het vak leren kennen"), ("toppers", ""), ("een  topper.", "")]
    comparison, found = place_notes(compare(old, new), notes)

    assert [(run.text, run.notes) for line in comparison.old for run in line.runs] == [
        ("Je hebt minimaal vijf jaar ervaring", (1,)),
        (".", ()),
        ("Je bent een topper", (3,)),
        (".", ()),
    ]
    assert [(one.in_old, one.in_new) for one in found] == [(True, True), (False, False), (True, False)]


def test_two_notes_on_the_same_words():
    comparison, _found = place_notes(compare("vijf jaar ervaring", ""), [("vijf jaar ervaring", ""), ("ervaring", "")])

    assert [run.notes for run in comparison.old[0].runs] == [(1, 2)]


def test_the_rows_of_endless_lines_stay_within_what_the_style_sheet_lays_out():
    old, new = ("\n\n".join(f"{number}{side}" if number % 2 else str(number) for number in range(900)) for side in "ab")
    rows = rows_of(compare(old, new))

    assert len(rows) == MOST_ROWS
    assert sum(len(row.old) for row in rows) == 900


chance = random.Random(5)  # noqa: S311  (text, not secrets)
HOSTILE = {
    "two letters": lambda: "".join(chance.choice("ab ") for _ in range(MAX_VACANCY_LENGTH)),
    "lines of a letter": lambda: "".join(chance.choice("ab\n") for _ in range(MAX_VACANCY_LENGTH)),
    "as many lines as are compared": lambda: "\n".join(
        "".join(chance.choice("abc ") for _ in range(55)) for _ in range(141)
    ),
    "the same words on every line": lambda: "\n".join("a " * 28 for _ in range(140)),
    "punctuation": lambda: "".join(chance.choice(".,;!") for _ in range(MAX_VACANCY_LENGTH)),
    "one word": lambda: "a " * (MAX_VACANCY_LENGTH // 2),
    "empty items": lambda: "- \n" * (MAX_VACANCY_LENGTH // 3),
    "spaces": lambda: " " * MAX_VACANCY_LENGTH,
    "no two words alike": lambda: "".join(chr(0x4E00 + place) + " " for place in range(MAX_VACANCY_LENGTH // 2)),
}


@pytest.mark.parametrize("first", HOSTILE)
@pytest.mark.parametrize("second", HOSTILE)
def test_hostile_texts_take_a_fifth_of_a_second_at_most(first, second):
    old, new = HOSTILE[first](), HOSTILE[second]()
    spent = []
    for _ in range(2):
        began = time.process_time()
        comparison, _found = place_notes(compare(old, new), [("a b", "b a")] * 10)
        rows_of(comparison)
        spent.append(time.process_time() - began)

    assert min(spent) < 0.2
    assert (comparison.old_text, comparison.new_text) == (old, new)
