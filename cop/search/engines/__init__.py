"""What answers the full-text question: the database of the site, or any other backend of Wagtail's search."""

from django.db import connection
from wagtail.search.backends import get_search_backend

from cop.search.engines.question import Engine, Question

__all__ = ["Engine", "Question", "engine"]
# Its modules cannot be imported on another database, so it is known by its name.
_OF_THE_DATABASE = "modelsearch.backends.database."


def engine() -> Engine:
    """The engine that the settings name."""
    backend = get_search_backend()
    is_database = type(backend).__module__.startswith(_OF_THE_DATABASE)
    if is_database and connection.vendor == "postgresql":
        from cop.search.engines.postgres import PostgresEngine

        return PostgresEngine(backend.config or "simple")
    if is_database and connection.vendor == "sqlite":
        from cop.search.engines.sqlite import SQLiteEngine

        return SQLiteEngine()
    from cop.search.engines.wagtail import WagtailEngine

    return WagtailEngine(backend)
