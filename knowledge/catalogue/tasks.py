"""Work for a worker."""

from django_tasks import task

from knowledge.catalogue import services


@task()
def check_links() -> int:
    """As `manage.py check_links`, for who plans work in a queue instead of cron."""
    return services.check_links().number
