# Apart from the first: members depend on regions, Wagtail's pages on members, and this table on Wagtail's pages.

import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0001_initial'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PageRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_regions', to=settings.WAGTAIL_PAGE_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_regions', to='regions.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'region',
                'verbose_name_plural': 'regions',
                'constraints': [models.UniqueConstraint(fields=('page', 'region'), name='unique_page_region', violation_error_message='This region is chosen already.')],
            },
        ),
    ]
