"""Every part that stands already gets a key of its own: adding the column gave all of them one."""

from uuid import uuid4

from django.db import migrations


def fill(apps, schema_editor):
    Part = apps.get_model("workshops", "WorkshopPart")
    parts = list(Part.objects.only("pk"))
    for part in parts:
        part.key = uuid4()
    Part.objects.bulk_update(parts, ["key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("workshops", "0002_part_key")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
