"""Spreadsheets, codes and paper."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from events.organising.codes import code_svg
from events.organising.exports import csv_lines, disarmed
from events.organising.papers import A_SHEET, sheets_of
from events.registration.models import Registration
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered
from tests.organising.test_table import at

DANGER = ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"]


@pytest.mark.parametrize("value", DANGER)
def test_no_cell_is_a_formula(value):
    assert disarmed(value) == "'" + value


@given(st.text())
def test_whatever_is_typed_begins_with_no_sign_of_a_formula(value):
    assert not disarmed(value).lstrip(" \n\v\f").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0\r")), min_size=2, max_size=4), max_size=4))
def test_a_file_reads_back_as_it_was_written(rows):
    text = "".join(csv_lines(rows)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == rows


def read(response):
    return b"".join(response.streaming_content)


def test_both_files_say_the_same_and_disarm_names_and_answers(signed_in, event):
    question = asked(event, "=Dieet")
    member = MemberFactory(display_name='=HYPERLINK("x")')
    registered(event, member, answers={question.pk: "@vegetarisch; é"})
    registered(event, guests=0)

    response = signed_in.get(at("export-csv", event))
    content = read(response)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][-1] == "'=Dieet"
    assert rows[1][0] == '\'=HYPERLINK("x")'
    assert rows[1][-1] == "'@vegetarisch; é"
    assert response["Content-Disposition"] == f'attachment; filename="deelnemers-{event.slug}.csv"'

    sheet = load_workbook(io.BytesIO(read(signed_in.get(at("export-xlsx", event))))).active
    found = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert found == rows
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("number", [1, 3, 30])
def test_an_export_asks_as_much_for_any_number_of_rows(signed_in, event, number, django_assert_num_queries):
    question = asked(event)
    for _ in range(number):
        registered(event, answers={question.pk: "Noten"})
    read(signed_in.get(at("export-csv", event)))
    with django_assert_num_queries(7):
        read(signed_in.get(at("export-csv", event)))


@pytest.mark.parametrize(("number", "sheets"), [(0, 0), (1, 1), (A_SHEET, 1), (A_SHEET + 1, 2)])
def test_badges_fill_sheets(number, sheets):
    assert len(sheets_of([Registration(member_name="A") for _ in range(number)], "dag")) == sheets


def test_a_code_is_a_drawing_without_style_or_script():
    drawn = code_svg("https://werfkring.example/agenda/dag/inchecken/1/")
    assert re.match(r"<svg [^>]*role=\"img\"", drawn)
    assert "style" not in drawn
    assert "script" not in drawn


@pytest.mark.parametrize("paper", ["badges", "attendance"])
def test_paper_is_a_pdf(signed_in, event, paper):
    registered(event, MemberFactory(display_name="<b>Anna</b>"))
    response = signed_in.get(at(paper, event))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_badges_of_a_large_event_come_in_several_files_with_nobody_left_out(signed_in, event, monkeypatch):
    monkeypatch.setattr("events.organising.papers.MOST_BADGES", 2)
    for _ in range(3):
        registered(event)
    page = signed_in.get(at("table", event)).content.decode()
    assert "1/2" in page
    assert at("badges", event) + "?deel=2" in page
    assert signed_in.get(at("badges", event) + "?deel=2").content.startswith(b"%PDF")
    assert signed_in.get(at("badges", event) + "?deel=3").status_code == 404
