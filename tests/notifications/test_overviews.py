"""Overviews: who is due, what is in them, and what is never in them."""

import datetime

import pytest
from django.core import mail as outbox
from django.core.management import CommandError, call_command
from django.utils import timezone

from cop.notifications import contents, digests, services
from cop.notifications.digests import Item, fingerprint, register_digest_section
from cop.notifications.models import Delivery, DigestItem, Notification, PageRead
from cop.notifications.periods import AMSTERDAM
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

MONDAY = datetime.datetime(2026, 11, 23, 7, 30, tzinfo=AMSTERDAM)
DAY, WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: from now on it is then."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(MONDAY - DAY)
    return set_to


@pytest.fixture
def sections(monkeypatch, clock):
    """Only what a test registers: {name: items}."""
    monkeypatch.setattr(digests, "_sections", {})

    def register(kind, *items):
        register_digest_section(kind, kind, lambda member, since: list(items))

    return register


@pytest.fixture
def member(sections):
    return MemberFactory(date_joined=MONDAY - 5 * WEEK)


def tell(members, title, verb="told_weekly", **more):
    lesson = LessonFactory(title=title)
    services.notify(recipients=members, verb=verb, subject=lesson, data={"title": title}, **more)
    return lesson


def send(moment, clock):
    """Runs the command at that moment; gives the mails that it sent."""
    clock(moment)
    before = len(outbox.outbox)
    call_command("send_digests", verbosity=0)
    return outbox.outbox[before:]


def test_one_mail_on_monday_with_what_was_told_and_what_is_new(member, sections, clock):
    sections("digest", Item("lesson:1", "Een les uit je regio", "/lessen/een/", "Over water."))
    tell([member], "Gevolgd")
    (mail,) = send(MONDAY, clock)

    assert mail.to == [member.email]
    assert mail.subject == "Een les uit je regio, en 1 andere"
    for text in (mail.body, mail.alternatives[0][0]):
        assert "1× iemand: Gevolgd" in text
        assert "Over water." in text
        assert "http://testserver/lessen/een/" in text
    assert mail.body.lstrip().startswith("NIEUW VOOR JOUW THEMA")
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Delivery.objects.get(state="sent").key == f"digest:weekly:2026-W48:{member.pk}"


def test_it_comes_once_however_often_the_command_runs(member, sections, clock):
    sections("digest", Item("lesson:1", "Een", "/een/"))
    assert len(send(MONDAY, clock)) == 1
    tell([member], "Later die dag")
    for moment in (MONDAY, MONDAY + DAY, MONDAY + 6 * DAY):
        assert send(moment, clock) == []

    (mail,) = send(MONDAY + WEEK, clock)
    assert mail.subject == "1× iemand: Later die dag"
    assert "Een" not in mail.body


def test_it_is_due_at_seven_and_not_before(member, sections, clock):
    sections("digest", Item("lesson:1", "Een", "/een/"))
    assert len(send(MONDAY - WEEK, clock)) == 1
    tell([member], "Nieuw")

    assert send(MONDAY.replace(hour=6, minute=59), clock) == []
    assert len(send(MONDAY.replace(hour=7, minute=0), clock)) == 1


def test_a_week_in_which_the_command_did_not_run_is_made_up_for(member, sections, clock):
    tell([member], "Van maandag")

    (mail,) = send(MONDAY + 3 * DAY, clock)
    assert mail.subject == "1× iemand: Van maandag"


def test_never_empty(member, sections, clock):
    sections("digest")

    assert send(MONDAY, clock) == []
    assert {(row.state, str(row.payload)) for row in Delivery.objects.all()} == {("skipped", "{}")}
    tell([member], "Net te laat")
    assert send(MONDAY + DAY, clock) == []


def test_never_what_was_read_nor_what_a_mail_told_already(member, sections, clock):
    page = LessonFactory(title="Gelezen bladzij")
    assert send(MONDAY - datetime.timedelta(hours=2), clock) == []
    sections("digest", Item("lesson:1", "Gelezen bladzij", "/a/", page_id=page.pk), Item("lesson:2", "Nieuw", "/b/"))
    services.note_page_read(member=member, page=page)
    services.mark_read(member=member, subject=tell([member], "Gelezen melding"))
    tell([member], "Per mail gemeld", verb="told")
    at_once = tell([member], "Eerst meteen, nu per week", verb="told")
    assert len(send(MONDAY - datetime.timedelta(hours=1), clock)) == 2
    services.set_frequency(member=member, kind="told", frequency="weekly")
    clock(MONDAY)
    services.notify(recipients=[member], verb="told", subject=at_once, data={"title": "Nog een keer"})

    (mail,) = send(MONDAY, clock)
    assert mail.subject == "Nieuw, en 1 andere"
    assert "1× iemand: Nog een keer" in mail.body
    for absent in ("Gelezen", "Per mail gemeld", "2×"):
        assert absent not in mail.body


def test_never_twice(member, sections, clock):
    sections("digest", Item("lesson:1", "Een", "/een/"))
    sections("unanswered", Item("lesson:1", "Een, in een ander vakje", "/een/"), Item("thread:2", "Vraag", "/vraag/"))
    (first,) = send(MONDAY, clock)
    sections("digest", Item("lesson:1", "Een", "/een/"), Item("lesson:3", "Drie", "/drie/"))
    (second,) = send(MONDAY + WEEK, clock)

    assert first.body.count("/een/") == 1
    assert second.subject == "Drie"
    assert "Vraag" not in second.body


def test_what_happened_again_tells_only_the_new_ones(member, sections, clock):
    lesson = tell([member], "Gesprek")
    send(MONDAY, clock)
    for _ in range(2):
        services.notify(recipients=[member], verb="told_weekly", subject=lesson, data={"title": "Gesprek"})

    assert [mail.subject for mail in send(MONDAY + WEEK, clock)] == ["2× iemand: Gesprek"]


def test_what_was_read_or_taken_down_before_sending_is_left_out(member, sections, clock):
    page, other = LessonFactory(title="Weg"), LessonFactory(title="Gelezen")
    sections(
        "digest",
        Item("lesson:1", "Weg", "/weg/", page_id=page.pk),
        Item("lesson:2", "Gelezen", "/gelezen/", page_id=other.pk),
        Item("lesson:3", "Blijft", "/blijft/"),
    )
    told = tell([member], "Geopend")
    clock(MONDAY)
    services.decide_overviews(seconds=60)
    page.unpublish()
    services.note_page_read(member=member, page=other)
    services.mark_read(member=member, subject=told)

    assert [mail.subject for mail in send(MONDAY, clock)] == ["Blijft"]


def test_daily_and_weekly_together_are_one_mail(member, sections, clock):
    tell([member], "Van elke dag", verb="told_daily")
    tell([member], "Van elke week")
    (mail,) = send(MONDAY, clock)
    tell([member], "Dinsdag", verb="told_daily")
    tell([member], "Volgende week")

    assert "Van elke dag" in mail.body
    assert "Van elke week" in mail.body
    assert [one.subject for one in send(MONDAY + DAY, clock)] == ["1× iemand: Dinsdag"]
    assert sorted(Delivery.objects.filter(key__contains=":2026-11-23").values_list("state", flat=True)) == ["skipped"]


def test_who_chose_never_gets_nothing_and_who_chose_daily_gets_it_daily(sections, clock):
    never, daily = MemberFactory(date_joined=MONDAY - WEEK), MemberFactory(date_joined=MONDAY - WEEK)
    services.set_frequency(member=never, kind="told_weekly", frequency="never")
    services.set_frequency(member=daily, kind="told_weekly", frequency="daily")
    tell([never, daily], "Iets")

    assert [mail.to for mail in send(MONDAY - DAY + datetime.timedelta(hours=2), clock)] == [[daily.email]]
    assert send(MONDAY, clock) == []


def test_only_admitted_members_and_not_who_came_after_it_began(sections, clock):
    sections("digest", Item("lesson:1", "Een", "/een/"))
    for trait in ({"pending": True}, {"declined": True}, {"is_active": False}):
        MemberFactory(date_joined=MONDAY - WEEK, **trait)
    MemberFactory(date_joined=MONDAY - WEEK, status_changed_at=MONDAY)

    assert send(MONDAY, clock) == []


def test_a_section_that_fails_holds_up_nobody_else_and_is_tried_again(sections, clock, caplog):
    one, two = MemberFactory(date_joined=MONDAY - WEEK), MemberFactory(date_joined=MONDAY - WEEK)
    fails = {one.pk}

    def build(member, since):
        if member.pk in fails:
            raise LookupError("de bron is weg")
        return [Item("lesson:1", "Een", "/een/")]

    register_digest_section("digest", "digest", build)
    with pytest.raises(CommandError, match="1 overviews"):
        send(MONDAY, clock)
    assert [mail.to for mail in outbox.outbox] == [[two.email]]
    fails.clear()
    assert [mail.to for mail in send(MONDAY, clock)] == [[one.email]]
    assert one.email not in caplog.text


def test_no_more_than_ten_of_a_kind(member, sections, clock):
    sections("digest", *[Item(f"lesson:{n}", f"Les {n}", f"/{n}/") for n in range(14)])
    (mail,) = send(MONDAY, clock)

    assert mail.body.count("\n- Les") == contents.MOST_ITEMS
    assert "Nog 4 op de site." in mail.body
    assert DigestItem.objects.count() == contents.MOST_ITEMS


def test_since_is_the_last_overview_with_a_little_overlap(member, monkeypatch, clock):
    seen = []
    monkeypatch.setattr(digests, "_sections", {})
    register_digest_section("digest", "digest", lambda member, since: seen.append(since) or [])
    send(MONDAY, clock)
    send(MONDAY + WEEK, clock)
    send(MONDAY + 10 * WEEK, clock)

    hour = datetime.timedelta(hours=1)
    start = MONDAY.replace(minute=0)
    assert seen == [start - WEEK - hour, MONDAY - hour, MONDAY + 10 * WEEK - digests.OLDEST]


def test_old_rows_go_and_newer_ones_stay(member, sections, clock):
    lesson = tell([member], "Oud")
    services.mark_read(member=member, subject=lesson)
    tell([member], "Ongelezen")
    send(MONDAY, clock)
    DigestItem.objects.create(member=member, item=fingerprint("a"), told_on=MONDAY.date())
    PageRead.objects.create(member=member, page_id=lesson.pk, read_on=MONDAY.date())
    counts = {model: model.objects.count() for model in (DigestItem, PageRead, Delivery, Notification)}

    services.prune(now=MONDAY + 60 * DAY)
    assert {model: model.objects.count() for model in counts} == counts
    services.prune(now=MONDAY + 200 * DAY)
    assert [model.objects.count() for model in counts] == [0, 0, 0, 1]
    services.prune(now=MONDAY + 400 * DAY)
    assert Notification.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3, 30])
def test_an_overview_costs_the_same_for_any_number_of_lines(member, sections, clock, django_assert_num_queries, number):
    sections("digest", *[Item(f"lesson:{n}", f"Les {n}", f"/{n}/", page_id=n + 1) for n in range(number)])
    for n in range(number):
        tell([member], f"Melding {n}")
    clock(MONDAY)
    with django_assert_num_queries(22):
        services.decide_overviews(seconds=60)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_an_hour_in_which_nobody_is_due_costs_the_same_for_any_number(
    sections, clock, django_assert_num_queries, number
):
    for _ in range(number):
        MemberFactory(date_joined=MONDAY - WEEK)
    send(MONDAY, clock)
    with django_assert_num_queries(6):
        services.decide_overviews(seconds=60)
