"""Versions that were published before they were noted, as far as Wagtail's own log still knows."""

from django.db import migrations


def note_versions(apps, schema_editor):
    log = apps.get_model("wagtailcore", "PageLogEntry").objects
    revisions = apps.get_model("wagtailcore", "Revision").objects
    pages = set(apps.get_model("wagtailcore", "Page").objects.values_list("pk", flat=True))
    names = dict(apps.get_model("members", "Member").objects.values_list("pk", "display_name"))
    version = apps.get_model("care", "PublishedVersion")
    published = log.filter(action="wagtail.publish", revision__isnull=False).order_by("timestamp", "pk")
    for page, key, moment in published.values_list("page_id", "revision_id", "timestamp").iterator():
        revision = revisions.filter(pk=key).only("content", "user_id").first()
        # Of pages that are cared for, which have the day of their next check.
        if page in pages and revision is not None and "check_due_on" in revision.content:
            version.objects.create(
                page_id=page,
                revision_id=key,
                member_id=revision.user_id if revision.user_id in names else None,
                name=names.get(revision.user_id, ""),
                members_only=revision.content.get("members_only", False),
                published_at=moment,
            )


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0002_published_versions'),
        ('members', '0001_initial'),
    ]

    operations = [migrations.RunPython(note_versions, migrations.RunPython.noop)]
