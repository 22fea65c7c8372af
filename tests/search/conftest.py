"""What the tests of the search need."""

import pytest


@pytest.fixture(autouse=True)
def _indexed(indexed) -> None:
    """All of them search."""
