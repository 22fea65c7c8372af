"""Who registered, as a spreadsheet: row by row, whatever the number."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from cop.core.spreadsheets import disarmed
from events.agenda.models import EventPage
from events.registration.models import EventQuestion, Registration, RegistrationAnswer, State

CHUNK = 500  # rows asked for at a time
COLUMNS = ("member_name", "member_email", "organisation_name", "state", "offered_until")
NUMBERS = ("guests", "attended", "checked_in_at", "created_at")


def rows_of(event: EventPage) -> Iterator[list[str]]:
    """The head and a row a registration, cancelled ones included, in order of arrival.

    Bare values, `CHUNK` at a time after the last key: nothing is held open in the database while somebody with a slow
    line takes it in.
    """
    questions = list(EventQuestion.objects.filter(event=event).order_by("place", "pk"))
    yield [*_head(), *(question.text for question in questions)]
    states, marks = {value: str(name) for value, name in State.choices}, {None: "", True: _("yes"), False: _("no")}
    now = timezone.now()
    for rows in _chunks(event):
        answers = _answers([row[0] for row in rows])
        for pk, name, email, organisation, state, until, guests, attended, checked_in_at, created_at in rows:
            has_run_out = state == State.OFFERED and until <= now
            shown = states[State.CANCELLED if has_run_out else state]
            cells = [name, email, organisation, shown, str(guests), marks[attended]]
            given = answers.get(pk, {})
            yield [*cells, _moment(checked_in_at), _moment(created_at), *(given.get(one.pk, "") for one in questions)]


def xlsx_file(rows: Iterable[list[str]]) -> IO[bytes]:
    """A temporary file, at its beginning; closing it removes it. Every cell is text: nothing is a formula or a link.

    A file of this kind ends with a table of what is in it and is written in full before its first byte is sent; memory
    holds one row.
    """
    made = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, {**options, "in_memory": False})
    sheet, bold = book.add_worksheet(_("Participants")[:31]), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 2, 28)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, disarmed(cell), bold if number == 0 else None)
    book.close()
    made.seek(0)
    return made


def _head() -> list[str]:
    about = [_("Name"), _("E-mail address"), _("Organisation"), _("State"), _("Guests"), _("Was there")]
    return [*about, _("Checked in at"), _("Registered at")]


def _chunks(event: EventPage) -> Iterator[list[tuple[Any, ...]]]:
    found = Registration.objects.filter(event=event).order_by("pk").values_list("pk", *COLUMNS, *NUMBERS)
    last = 0
    while rows := list(found.filter(pk__gt=last)[:CHUNK]):
        yield rows
        if len(rows) < CHUNK:
            return
        last = rows[-1][0]


def _answers(keys: list[int]) -> dict[int, dict[int, str]]:
    """{registration: {question: answer}}"""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    given = RegistrationAnswer.objects.filter(registration__in=keys).order_by()
    for registration, question, value in given.values_list("registration_id", "question_id", "value"):
        found[registration][question] = value
    return found


def _moment(value: datetime | None) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""
