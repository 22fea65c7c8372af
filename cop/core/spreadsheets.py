"""Tables that people open in a spreadsheet, in pieces whatever the number of rows. No cell becomes a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.cache import patch_cache_control

BYTE_ORDER_MARK = "\ufeff"  # tells spreadsheets that it is UTF-8
LONGEST_CELL = 32_767  # characters: what a spreadsheet holds
PIECE = 200  # rows sent at a time
#: The wide ones are what an input method of East Asia types; spreadsheets there read them alike.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PASSED_OVER = " \n\v\f\u00a0"


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def disarmed(value: Any) -> str:
    """A cell that a spreadsheet would read as a formula becomes text, also behind spaces and line ends."""
    text = str(value)
    if text.lstrip(_PASSED_OVER).startswith(FORMULA):
        text = "'" + text
    return text[:LONGEST_CELL]


def csv_pieces(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """With semicolons, which Dutch spreadsheets expect. The head goes out at once, then many rows a piece."""
    writer, held = csv.writer(_Echo(), delimiter=";"), [BYTE_ORDER_MARK]
    for number, row in enumerate(rows):
        held.append(writer.writerow([disarmed(cell) for cell in row]))
        if number % PIECE == 0:
            yield "".join(held)
            held = []
    yield "".join(held)


def csv_response(rows: Iterable[Iterable[Any]], *, name: str) -> StreamingHttpResponse:
    """`name` is that of the file, without its end. Kept nowhere on the way: these are about people."""
    response = StreamingHttpResponse(csv_pieces(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    patch_cache_control(response, private=True, no_store=True)
    return response
