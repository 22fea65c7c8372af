"""Events in which a place is kept for somebody right now say until when, as every later change does."""

from django.db import migrations
from django.db.models import Min


def say_until_when(apps, schema_editor):
    offers = apps.get_model("registration", "Registration").objects.filter(state="offered")
    ends = offers.order_by().values("event_id").annotate(first=Min("offered_until")).values_list("event_id", "first")
    events = apps.get_model("agenda", "EventPage").objects
    for event, first in ends:
        events.filter(pk=event).update(offers_hold_until=first)


class Migration(migrations.Migration):
    dependencies = [
        ("agenda", "0003_know_when_an_offered_place_ends"),
        ("registration", "0004_yes_and_no_in_words"),
    ]

    operations = [migrations.RunPython(say_until_when, migrations.RunPython.noop)]
