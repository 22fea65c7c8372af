import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0004_author_messages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_name', models.CharField(blank=True, max_length=80, verbose_name='earlier written by')),
                ('to_name', models.CharField(max_length=80, verbose_name='handed over to')),
                ('handed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='handed over at')),
                ('from_member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to=settings.WAGTAIL_PAGE_MODEL)),
                ('to_member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-handed_at', '-pk'],
                'indexes': [models.Index(fields=['page', '-handed_at'], name='hand_over_of_page')],
            },
        ),
    ]
