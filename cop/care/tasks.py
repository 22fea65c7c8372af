"""Work for a worker."""

from django_tasks import task

from cop.care import services


@task()
def remind_of_checks() -> int:
    """As `manage.py remind_checks`, for who plans work in a queue instead of cron."""
    return services.remind_of_checks()


@task()
def renew_check_dates() -> int:
    """After a theme got another period."""
    return services.renew_all_check_dates()
