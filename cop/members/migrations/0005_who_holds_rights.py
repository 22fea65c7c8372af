"""Fills the column for members that are there already."""

from django.db import migrations
from django.db.models import Exists, OuterRef, Q


def fill(apps, schema_editor):
    member = apps.get_model("members", "Member")
    of_group = member.groups.through.objects.filter(member=OuterRef("pk"), group__permissions__isnull=False)
    own = member.user_permissions.through.objects.filter(member=OuterRef("pk"))
    member.objects.update(holds_rights=Q(Exists(of_group)) | Q(Exists(own)))


class Migration(migrations.Migration):
    dependencies = [("members", "0004_holds_rights")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
