"""A real worker, a real mail server on loopback, and a kill in the middle: everybody gets each mail once."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from email import message_from_bytes
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cop.notifications import services
from cop.notifications.models import Delivery
from knowledge.lessons.telling import BY_FOLLOWED
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
MAILS = 40
HALFWAY = 20
SECONDS = 90  # that a process of this test may take on a busy machine


class Server:
    """Takes mail slowly. At mail `HALFWAY` it says so and goes silent, with that mail taken or not."""

    def __init__(self, *, stops: bool, has_taken_it: bool = False) -> None:
        self.stops, self.has_taken_it = stops, has_taken_it
        self.taken: list[tuple[str, str]] = []  # (recipient, Message-ID)
        self.offered: list[str] = []
        self.is_halfway = threading.Event()

    async def handle_DATA(self, server, session, envelope):
        identity = message_from_bytes(envelope.content)["Message-ID"]
        self.offered.append(identity)
        await asyncio.sleep(0.01)
        is_the_one = self.stops and len(self.offered) == HALFWAY
        if not is_the_one or self.has_taken_it:
            self.taken.append((envelope.rcpt_tos[0], identity))
        if is_the_one:
            self.is_halfway.set()
            # aiosmtpd ends this when the client is gone; a mail that was not taken by then never is.
            await asyncio.sleep(SECONDS)
        return "250 taken"


@pytest.fixture
def serve():
    controllers = []

    def start(server):
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(server, hostname="127.0.0.1", port=port)
        controller.start()
        controllers.append(controller)
        return port

    yield start
    for controller in controllers:
        controller.stop()


@pytest.fixture
def manage():
    """`manage(port, *arguments)`: a process that works on this test's database and mails to that port."""
    processes = []

    def run(port, *arguments):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cop.settings.dev",
            "DATABASE_URL": _database_url(),
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "TASKS_BACKEND": "database",
        }
        command = [sys.executable, "manage.py", *arguments]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        processes.append(process)
        return process

    yield run
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _database_url() -> str:
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{said['NAME']}"
    return f"postgres://{said['USER']}:{said['PASSWORD']}@{said['HOST']}:{said['PORT']}/{said['NAME']}"


@pytest.fixture
def queued(settings):
    """Forty mails that one event made, and the task that is to send them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    organisation = OrganisationFactory()
    members = [MemberFactory(organisation=organisation) for _ in range(MAILS)]
    for member in members:
        services.set_frequency(member=member, kind="followed", frequency="at_once")
    services.notify(recipients=members, verb=BY_FOLLOWED, subject=LessonFactory())
    assert DBTaskResult.objects.filter(task_path__endswith="send_waiting_mail").count() == 1
    return {member.email for member in members}


def worker(manage, port):
    return manage(port, "db_worker", "--batch", "--no-reload", "--no-startup-delay", "--interval", "0")


def finish(process):
    said, _nothing = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said


@pytest.mark.parametrize("has_taken_it", [False, True])
def test_a_worker_that_is_killed_halfway_leaves_nobody_out(serve, manage, queued, has_taken_it):
    server = Server(stops=True, has_taken_it=has_taken_it)
    port = serve(server)
    first = worker(manage, port)
    assert server.is_halfway.wait(SECONDS)
    first.send_signal(signal.SIGKILL)
    first.communicate()

    states = Counter(Delivery.objects.values_list("state", flat=True))
    assert states == {"sent": HALFWAY - 1, "sending": 1, "waiting": MAILS - HALFWAY}
    # Nobody takes what the killed one claimed, until its claim runs out.
    finish(manage(port, "send_digests"))
    assert Counter(Delivery.objects.values_list("state", flat=True)) == {"sent": MAILS - 1, "sending": 1}
    Delivery.objects.filter(state="sending").update(leased_until=timezone.now())
    finish(manage(port, "send_digests"))

    in_flight = server.offered[HALFWAY - 1]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    assert {recipient for recipient, _identity in server.taken} == queued
    assert len(set(server.taken)) == MAILS
    # The one mail that the server took without being able to say so comes again, and says that it is the same.
    doubles = [identity for (_to, identity), times in Counter(server.taken).items() if times > 1]
    assert doubles == ([in_flight] if has_taken_it else [])
    assert server.offered.count(in_flight) == 2
    assert len(server.offered) == MAILS + 1


def test_three_workers_at_once_send_nothing_double(serve, manage, queued):
    server = Server(stops=False)
    port = serve(server)
    processes = [worker(manage, port), *[manage(port, "send_digests") for _ in range(2)]]
    for process in processes:
        finish(process)

    assert Counter(recipient for recipient, _identity in server.taken) == dict.fromkeys(queued, 1)
    assert set(Delivery.objects.values_list("state", "attempts")) == {("sent", 1)}
