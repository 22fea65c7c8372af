"""Mail at once: what it says, when it is sent, and what a mail server does to it."""

import datetime
import smtplib

import pytest
from django.core import mail as outbox
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from cop.core.errors import Conflict, NotAllowed
from cop.core.models import CommunitySettings
from cop.core.roles import EDITORS
from cop.notifications import sending, services, tasks
from cop.notifications.models import Delivery, Notification
from cop.notifications.sending import LEASE, MOST_ATTEMPTS, send_due
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something as a request does: what waits for the commit happens after it."""

    def do(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **kwargs)

    return do


def tell(members, subject=None, **more):
    services.notify(recipients=members, verb="told", subject=subject or LessonFactory(), **more)


def run(**changes):
    return send_due(**{"seconds": 30, "timeout": 5, **changes})


class Refusing(EmailBackend):
    """A server that raises what `errors` says, one after another, and takes the mail when there is None."""

    errors: list[Exception | None] = []

    def send_messages(self, messages):
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        return super().send_messages(messages)


@pytest.fixture
def refusing(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(sending, "get_connection", lambda timeout: Refusing())

    def set_errors(*errors):
        Refusing.errors = list(errors)

    yield set_errors
    Refusing.errors = []


def test_a_mail_at_once_says_who_did_what_and_how_to_stop(committed):
    member, actor = MemberFactory(), MemberFactory(display_name="Anna")
    committed(tell, [member, actor], actor=actor, data={"title": "Les", "excerpt": "Bij ons <b>werkte</b> het."})

    (mail,) = outbox.outbox
    delivery = Delivery.objects.get()
    assert (mail.to, mail.subject) == ([member.email], "1× Anna: Les")
    html = mail.alternatives[0][0]
    for text in (mail.body, html):
        assert "/lessen/#" in text
        assert "/meldingen/stoppen/" in text
        assert "/mijn/meldingen/" in text
    assert mail.body.startswith("Bij ons <b>werkte</b> het.")
    assert "&lt;b&gt;werkte" in html
    headers = mail.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://testserver/meldingen/stoppen/")
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Id"] == "<meldingen.testserver>"
    assert headers["Message-ID"].startswith(f"<{delivery.pk}.")
    assert (delivery.state, delivery.payload, delivery.attempts) == ("sent", {}, 1)
    assert Notification.objects.get().mailed_count == 1


def test_a_write_that_is_undone_sends_nothing(committed):
    def write():
        with transaction.atomic():
            tell([MemberFactory()])
            transaction.set_rollback(True)

    committed(write)

    assert outbox.outbox == []


def test_what_happens_again_before_the_mail_goes_is_one_mail():
    member, lesson = MemberFactory(), LessonFactory()
    for _ in range(3):
        tell([member], lesson, data={"title": "Les"})
    result = run()

    assert [mail.subject for mail in outbox.outbox] == ["3× iemand: Les"]
    assert (result.sent, result.skipped) == (1, 2)
    tell([member], lesson, data={"title": "Les"})
    run()
    assert [mail.subject for mail in outbox.outbox[1:]] == ["1× iemand: Les"]


def test_a_short_wait_lets_others_join(settings):
    settings.NOTIFICATIONS_WAIT_SECONDS = 120
    tell([MemberFactory()])
    assert run().sent == 0

    Delivery.objects.update(due_at=timezone.now())
    assert run().sent == 1


@pytest.mark.parametrize("meanwhile", ["read", "archived", "declined", "gone", "told"])
def test_what_need_not_be_told_any_more_is_not_sent(meanwhile):
    member, lesson = MemberFactory(), LessonFactory()
    tell([member], lesson)
    if meanwhile == "read":
        services.mark_read(member=member, subject=lesson)
    elif meanwhile == "archived":
        lesson.unpublish()
    elif meanwhile == "declined":
        type(member).objects.update(status="declined")
    elif meanwhile == "gone":
        member.delete()
    else:
        Notification.objects.update(mailed_count=1)

    assert (run().sent, outbox.outbox) == (0, [])
    assert Delivery.objects.get().state == "skipped"


def test_a_refused_mail_is_tried_five_times_further_and_further_apart(refusing, caplog):
    member = MemberFactory(email="weg@veendal.example")
    tell([member])
    waits = []
    for _ in range(MOST_ATTEMPTS):
        refusing(smtplib.SMTPRecipientsRefused({"weg@veendal.example": (550, b"no weg@veendal.example here")}))
        run()
        delivery = Delivery.objects.get()
        waits.append(round((delivery.due_at - timezone.now()).total_seconds() / 60))
        Delivery.objects.update(due_at=timezone.now())

    assert waits == [1, 5, 30, 120, 0]
    assert (delivery.state, delivery.error, delivery.attempts) == ("failed", "SMTPRecipientsRefused 550", 5)
    assert run().sent == 0
    assert "weg@veendal" not in caplog.text
    assert "no weg" not in delivery.error


def test_one_refused_mail_does_not_hold_up_the_next(refusing):
    tell([MemberFactory() for _ in range(3)])
    refusing(None, smtplib.SMTPDataError(554, b"spam"), None)

    result = run()
    assert (result.sent, result.failed) == (2, 1)
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "sent", "waiting"]


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected("timed out"),
        smtplib.SMTPAuthenticationError(535, b""),
    ],
)
def test_a_server_that_is_down_is_asked_once_a_minute(refusing, error):
    tell([MemberFactory() for _ in range(3)])
    refusing(error)

    assert (run().failed, run().sent) == (1, 0)
    assert sorted(Delivery.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    cache.clear()
    assert run().sent == 2


def test_a_letter_that_cannot_be_made_is_a_failure_of_its_own(monkeypatch):
    tell([MemberFactory()])
    monkeypatch.setattr(sending, "letter_of", lambda delivery: 1 / 0)

    assert run().failed == 1
    assert Delivery.objects.get().error == "ZeroDivisionError"


def test_a_failing_server_breaks_nothing_of_what_a_member_does(committed, refusing):
    refusing(*[ConnectionRefusedError()] * 5)
    committed(tell, [MemberFactory()])

    assert Notification.objects.count() == 1
    assert Delivery.objects.get().state == "waiting"


def test_a_request_waits_no_longer_than_its_budget(committed, monkeypatch):
    seen = []
    monkeypatch.setattr(tasks, "send_due", lambda **given: seen.append(given) or sending.Run())
    committed(tell, [MemberFactory()])

    assert seen == [{"seconds": tasks.REQUEST_SECONDS, "timeout": tasks.REQUEST_TIMEOUT}]
    assert tasks.REQUEST_SECONDS + tasks.REQUEST_TIMEOUT < 10


def test_no_time_left_leaves_the_rest_for_the_next_run():
    tell([MemberFactory()])
    result = run(seconds=0)

    assert (result.sent, result.is_done) == (0, False)
    assert Delivery.objects.get().attempts == 0


def claim(pk, until):
    Delivery.objects.filter(pk=pk).update(state="sending", attempts=1, leased_until=until)


def test_a_claim_keeps_others_off_until_it_runs_out():
    tell([MemberFactory()])
    pk = Delivery.objects.get().pk
    claim(pk, timezone.now() + LEASE)
    assert run().sent == 0

    claim(pk, timezone.now() - datetime.timedelta(seconds=1))
    assert run().sent == 1
    assert Delivery.objects.get().attempts == 2


def test_a_mail_that_stops_every_worker_is_given_up():
    tell([MemberFactory()])
    Delivery.objects.update(state="sending", attempts=5, leased_until=timezone.now() - LEASE)

    assert (run().sent, run().sent) == (0, 0)
    assert (Delivery.objects.get().state, Delivery.objects.get().error) == ("failed", "worker stopped")


def test_who_lost_the_claim_changes_nothing_any_more(monkeypatch):
    tell([MemberFactory()])
    real = sending.letter_of

    def slow(delivery):
        # Meanwhile the claim ran out and somebody else took it.
        Delivery.objects.update(lease="11111111-1111-1111-1111-111111111111")
        return real(delivery)

    monkeypatch.setattr(sending, "letter_of", slow)
    run()

    assert Delivery.objects.get().state == "sending"


def test_only_an_administrator_sends_again_and_only_what_failed(committed):
    administrator = MemberFactory(administrator=True)
    tell([MemberFactory()])
    delivery = Delivery.objects.get()
    with pytest.raises(Conflict):
        services.retry_delivery(delivery=delivery, by=administrator)
    Delivery.objects.update(state="failed", attempts=5)
    with pytest.raises(NotAllowed):
        services.retry_delivery(delivery=delivery, by=MemberFactory())
    committed(services.retry_delivery, delivery=delivery, by=administrator)

    assert Delivery.objects.get().state == "sent"
    assert len(outbox.outbox) == 1


@pytest.mark.parametrize("number", [1, 3, 30])
def test_each_mail_costs_the_same(django_assert_num_queries, number):
    tell([MemberFactory() for _ in range(number)])
    CommunitySettings.load()  # made by whoever asks first
    with django_assert_num_queries(3 + 11 * number):
        assert run().sent == number


def test_administrators_see_what_failed_and_send_it_again(client, committed):
    tell([MemberFactory()])
    Delivery.objects.update(state="failed", attempts=5, error="SMTPDataError 554")
    delivery = Delivery.objects.get()
    client.force_login(MemberFactory(administrator=True))
    report = client.get("/beheer/reports/mails/").content.decode()

    for text in (delivery.key, "SMTPDataError 554", f"/beheer/reports/mails/{delivery.pk}/opnieuw/"):
        assert text in report
    assert "/beheer/reports/mails/?state=failed" in client.get("/beheer/").content.decode()
    committed(client.post, f"/beheer/reports/mails/{delivery.pk}/opnieuw/")
    assert Delivery.objects.get().state == "sent"
    again = client.post(f"/beheer/reports/mails/{delivery.pk}/opnieuw/", follow=True)
    assert "al onderweg" in again.content.decode()
    assert client.get("/beheer/reports/mails/?export=csv").status_code == 200


def test_an_editor_cannot_send_a_mail_again(client):
    tell([MemberFactory()])
    Delivery.objects.update(state="failed")
    client.force_login(MemberFactory(groups=[EDITORS]))
    client.post(f"/beheer/reports/mails/{Delivery.objects.get().pk}/opnieuw/")

    assert Delivery.objects.get().state == "failed"
