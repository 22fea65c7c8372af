"""Addresses for machines."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cop.notifications.tasks import send_waiting_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

    def put(minutes_ago, **put_off):
        task = send_waiting_mail.using(**put_off).enqueue()
        DBTaskResult.objects.filter(pk=task.id).update(
            enqueued_at=timezone.now() - datetime.timedelta(minutes=minutes_ago)
        )

    return put


def test_without_a_queue_nothing_is_said_of_a_worker(client):
    assert client.get("/readyz").json() == {"database": True, "cache": True}


def test_a_task_that_nobody_takes_means_that_there_is_no_worker(client, queue):
    queue(1)
    assert client.get("/readyz").json() == {"database": True, "cache": True, "worker": True}
    queue(6)
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_a_task_that_was_put_off_waits_from_then(client, queue):
    queue(60, run_after=timezone.now() + datetime.timedelta(hours=1))
    queue(60, run_after=timezone.now() - datetime.timedelta(minutes=1))
    assert client.get("/readyz").json()["worker"] is True
    queue(60, run_after=timezone.now() - datetime.timedelta(minutes=6))

    assert client.get("/readyz").json()["worker"] is False


def test_a_task_that_was_done_says_nothing(client, queue):
    queue(60)
    DBTaskResult.objects.update(status="SUCCESSFUL")

    assert client.get("/readyz").status_code == 200
