"""The demo community, loaded once for all that is asked of it: loading takes a quarter of a minute."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings

from home.demo_loader import load


@pytest.fixture(scope="package")
def demo_files(django_db_setup, django_db_blocker, tmp_path_factory, request) -> Iterator[Path]:
    """Loads the demo in a transaction that every test here stands in, and gives its folder of files.

    What a test changes goes with its own savepoint. A test case closes the connection when it is over, which would
    end the transaction under the others: here it stays open.
    """
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        close, connection.close = connection.close, lambda: None  # type: ignore[method-assign]
        loaded = transaction.atomic()
        loaded.__enter__()
        with override_settings(MEDIA_ROOT=folder):
            load(say=lambda _line: None)
        connection.run_on_commit.clear()
    yield folder
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        loaded.__exit__(None, None, None)
        connection.close = close  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path, request) -> None:
    """A copy of the demo's files, for who asks for the demo."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if "demo" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("demo_files"), settings.MEDIA_ROOT)


@pytest.fixture
def demo(demo_files, db) -> None:
    """The demo community stands."""


@pytest.fixture
def load_again(demo) -> Callable[[], None]:
    """Loads it once more, as a second start of the site does."""
    return lambda: load(say=lambda _line: None)
