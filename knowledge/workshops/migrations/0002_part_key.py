from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workshops", "0001_initial")]

    operations = [
        migrations.AddField("workshoppart", "key", models.UUIDField(default=uuid4, editable=False)),
    ]
