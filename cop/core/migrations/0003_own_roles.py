"""Wagtail starts with two groups and a workflow that decide on every page; here each role gets its own rights.

The groups Editors and Moderators stay, empty-handed; what each role may is added after every migrate
(cop/core/roles.py).
"""

from django.conf import settings
from django.db import migrations

GROUPS = ("Editors", "Moderators")


def take_default_rights(apps, schema_editor):
    for model in ("GroupPagePermission", "GroupCollectionPermission"):
        apps.get_model("wagtailcore", model).objects.filter(group__name__in=GROUPS).delete()
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.clear()
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # What was taken is not given back: going backwards leaves the groups as they are.
    operations = [migrations.RunPython(take_default_rights, migrations.RunPython.noop)]
