"""Numbers as people type them."""

import pytest

from cop.publishing.forms import TypedNumber


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1.250", "1250"), ("1.250.000", "1250000"), ("1.250,50", "1250,50"), ("1250", "1250"), ("49,50", "49,50"),
     ("1.25", "1.25"), ("12.5000", "12.5000"), ("drie", "drie"), ("", ""), (None, None)],
)  # fmt: skip
def test_the_separators_of_thousands_are_left_out(typed, read):
    assert TypedNumber().value_from_datadict({"hires": typed}, {}, "hires") == read
