"""Spreadsheets, codes and paper."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from cop.core.spreadsheets import PIECE
from events.agenda.models import EventPage
from events.organising import exports, papers
from events.organising.codes import code_svg
from events.organising.papers import A_SHEET, sheets_of
from events.registration.models import EventQuestion, Registration, RegistrationAnswer
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered
from tests.organising.test_table import at


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


COLUMNS = {"member_name": 0, "member_email": 1, "organisation_name": 2, "question": -1, "answer": -1}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("danger", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", " =1"])
def test_what_somebody_typed_is_a_formula_in_no_column(signed_in, event, column, kind, danger):
    question = asked(event)
    own = registered(event, answers={question.pk: "Noten"})
    if column == "question":
        EventQuestion.objects.update(text=danger)
    elif column == "answer":
        RegistrationAnswer.objects.update(value=danger)
    else:
        Registration.objects.filter(pk=own.pk).update(**{column: danger})
    rows = rows_in(kind, read(signed_in.get(at(f"export-{kind}", event))))
    assert rows[0 if column == "question" else 1][COLUMNS[column]] == "'" + danger


def rows_in(kind, content):
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_asks_as_much_for_any_number_of_rows(signed_in, event, kind, number, django_assert_num_queries):
    question = asked(event)
    for _ in range(number):
        registered(event, answers={question.pk: "Noten"})
    read(signed_in.get(at(f"export-{kind}", event)))
    with django_assert_num_queries(7):
        read(signed_in.get(at(f"export-{kind}", event)))


def many(event, number):
    """Without the services, which let people in one by one."""
    question = asked(event)
    rows = Registration.objects.bulk_create(
        [Registration(event=event, member_name=f"Lid {one}", state="registered", guests=1) for one in range(number)]
    )
    RegistrationAnswer.objects.bulk_create(
        [RegistrationAnswer(registration=one, question=question, question_text="?", value="Noten") for one in rows]
    )


@pytest.mark.parametrize(("number", "pieces"), [(0, 2), (PIECE - 1, 2), (PIECE, 3), (3 * PIECE, 5)])
def test_a_csv_goes_out_in_pieces_of_which_the_head_is_the_first(signed_in, event, number, pieces):
    many(event, number)
    sent = list(signed_in.get(at("export-csv", event)).streaming_content)
    assert len(sent) == pieces
    assert sent[0].count(b"\n") == 1
    assert max(piece.count(b"\n") for piece in sent) <= PIECE
    assert b"".join(sent).count(b"\n") == number + 1


@pytest.mark.parametrize(("number", "queries"), [(3, 3), (4, 4), (11, 7), (12, 8)])
def test_rows_are_asked_for_a_chunk_at_a_time(event, monkeypatch, number, queries, django_assert_num_queries):
    """Two queries a chunk, one for the questions, and one more that finds the end when the last chunk was full."""
    monkeypatch.setattr(exports, "CHUNK", 4)
    many(event, number)
    event = EventPage.objects.get(pk=event.pk)
    with django_assert_num_queries(queries):
        rows = list(exports.rows_of(event))
    assert [row[0] for row in rows[1:]] == [f"Lid {one}" for one in range(number)]
    assert {row[-1] for row in rows[1:]} == {"Noten"}


def test_nothing_of_another_event_is_in_it(event, organiser):
    many(EventFactory(organiser=organiser), 3)
    many(event, 2)
    assert len(list(exports.rows_of(event))) == 3


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


@pytest.mark.parametrize(("paper", "most"), [("badges", "MOST_BADGES"), ("attendance", "MOST_LINES")])
def test_of_a_large_event_it_comes_in_several_files_with_nobody_left_out(signed_in, event, monkeypatch, paper, most):
    monkeypatch.setattr(papers, most, 2)
    for _ in range(3):
        registered(event)
    page = signed_in.get(at("table", event)).content.decode()
    assert page.count("1/2") == 1
    assert f"{at(paper, event)}?deel=2" in page
    assert signed_in.get(f"{at(paper, event)}?deel=2").content.startswith(b"%PDF")
    assert signed_in.get(f"{at(paper, event)}?deel=3").status_code == 404
    names = [[one.member_name for one in papers.seated(event, part, 2)] for part in (1, 2)]
    assert [len(part) for part in names] == [2, 1]
    everybody = [*names[0], *names[1]]
    assert everybody == sorted(everybody)
