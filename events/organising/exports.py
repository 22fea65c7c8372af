"""Who registered, as a spreadsheet: row by row, whatever the number."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from events.agenda.models import EventPage
from events.registration.models import EventQuestion, Registration

BYTE_ORDER_MARK = "\ufeff"  # tells spreadsheets that it is UTF-8
CHUNK = 500  # rows asked for at a time
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # characters: what a spreadsheet holds


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def disarmed(value: str) -> str:
    """A cell that a spreadsheet would read as a formula becomes text, also behind spaces and line ends."""
    if value.lstrip(" \n\v\f").startswith(FORMULA) or value.startswith(FORMULA):
        value = "'" + value
    return value[:LONGEST_CELL]


def rows_of(event: EventPage) -> Iterator[list[str]]:
    """The head and a row a registration, cancelled ones included, in order of arrival."""
    questions = list(EventQuestion.objects.filter(event=event).order_by("place", "pk"))
    head = [_("Name"), _("E-mail address"), _("Organisation"), _("State"), _("Guests"), _("Was there")]
    yield [*head, _("Checked in at"), _("Registered at"), *(disarmed(question.text) for question in questions)]
    found = Registration.objects.filter(event=event).order_by("pk").prefetch_related("answers")
    for one in found.iterator(chunk_size=CHUNK):
        answers = {answer.question_id: answer.value for answer in one.answers.all()}
        cells = [one.member_name, one.member_email, one.organisation_name, str(one.get_state_display())]
        cells += [str(one.guests), _attended(one.attended), _moment(one.checked_in_at), _moment(one.created_at)]
        yield [disarmed(cell) for cell in (*cells, *(answers.get(question.pk, "") for question in questions))]


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """With semicolons, which Dutch spreadsheets expect. Many rows a piece, since each piece is sent by itself."""
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_MINIMAL)
    held = [BYTE_ORDER_MARK]
    for row in rows:
        held.append(writer.writerow(row))
        if len(held) >= CHUNK:
            yield "".join(held)
            held = []
    yield "".join(held)


def xlsx_file(rows: Iterable[list[str]]) -> IO[bytes]:
    """A temporary file, at its beginning; closing it removes it. Every cell is text: nothing is a formula or a link."""
    made = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, {**options, "in_memory": False})
    sheet, bold = book.add_worksheet(_("Participants")[:31]), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 2, 28)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, bold if number == 0 else None)
    book.close()
    made.seek(0)
    return made


def _attended(value: bool | None) -> str:
    return "" if value is None else _("yes") if value else _("no")


def _moment(value: object) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""  # type: ignore[arg-type]
