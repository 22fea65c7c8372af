"""Indexes for lists that start with the latest date and end with the lessons that have none.

PostgreSQL puts rows without a date first when it reads its own index backwards; SQLite puts them last by itself.
"""

from django.db import migrations

COLUMNS = ("practice_end", "last_tried_on")


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        schema_editor.execute(
            f"CREATE INDEX CONCURRENTLY IF NOT EXISTS lesson_{column}_nulls_last "
            f"ON lessons_lessonpage ({column} DESC NULLS LAST, page_ptr_id DESC)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS lesson_{column}_nulls_last")


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL makes an index beside running work only outside a transaction

    dependencies = [("lessons", "0003_evidence_generation")]

    operations = [migrations.RunPython(create, drop)]
