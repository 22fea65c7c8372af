"""What people open in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.core.spreadsheets import LONGEST_CELL, PIECE, csv_pieces, csv_response, disarmed

DANGER = ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\u00a0=1", "＝1+1"]


@pytest.mark.parametrize("value", DANGER)
def test_no_cell_is_a_formula(value):
    assert disarmed(value) == "'" + value


@given(st.text())
def test_whatever_is_typed_begins_with_no_sign_of_a_formula(value):
    assert not disarmed(value).lstrip(" \n\v\f").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0\r")), min_size=2, max_size=4), max_size=4))
def test_a_file_reads_back_as_it_was_written(rows):
    text = "".join(csv_pieces(rows)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [
        [disarmed(one) for one in row] for row in rows
    ]


@pytest.mark.parametrize("value", ["Anna", "", "a=b", "'s-Hertogenbosch", 12, None])
def test_other_cells_stay_as_they_are(value):
    assert disarmed(value) == str(value)


def test_a_cell_holds_no_more_than_a_spreadsheet_does():
    assert len(disarmed("a" * (LONGEST_CELL + 1))) == LONGEST_CELL


def test_pieces_come_before_the_last_row_is_read():
    read = []
    pieces = csv_pieces(read.append(number) or [str(number)] for number in range(10 * PIECE))
    assert next(pieces) == "\ufeff0\r\n"
    assert len(read) == 1
    next(pieces)
    assert len(read) == PIECE + 1


def test_a_file_about_people_is_kept_nowhere():
    response = csv_response([["Anna"]], name="lijst")
    assert response["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert "no-store" in response["Cache-Control"]
