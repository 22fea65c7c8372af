"""The counters of an event hold until the first offered place that nobody takes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0002_keep_when_the_list_was_renewed")]

    operations = [
        migrations.AddField(
            model_name="eventpage",
            name="offers_hold_until",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
