"""An index for the question that Wagtail's search asks PostgreSQL: title and body together.

Its own two indexes serve each apart and are not used for it. Other databases need nothing.
"""

from django.db import migrations

CREATE = (
    "CREATE INDEX CONCURRENTLY IF NOT EXISTS core_search_title_body "
    "ON wagtailsearch_indexentry USING gin ((title || body))"
)
DROP = "DROP INDEX CONCURRENTLY IF EXISTS core_search_title_body"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL makes an index beside running work only outside a transaction

    dependencies = [
        ("core", "0003_own_roles"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(on_postgresql(CREATE), on_postgresql(DROP))]
