"""Telling members: who is told, what is bundled, and what it costs."""

import threading
from dataclasses import replace

import pytest
from django.db import connection, transaction

from cop.core.errors import DomainError
from cop.notifications import services
from cop.notifications.models import Delivery, Notification
from cop.notifications.verbs import register_verb, verb_of
from knowledge.lessons.models import LessonPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def told():
    return set(Notification.objects.values_list("recipient_id", flat=True))


def tell(recipients, subject, verb="told_weekly", **more):
    services.notify(recipients=recipients, verb=verb, subject=subject, **more)


def test_each_recipient_is_told_once_and_the_actor_is_not():
    one, two, actor = MemberFactory(), MemberFactory(), MemberFactory(display_name="Anna")
    tell([one, two.pk, one, actor], LessonFactory(), actor=actor, data={"title": "Les"})

    assert told() == {one.pk, two.pk}
    notification = Notification.objects.get(recipient=one)
    assert (notification.count, notification.sentence) == (1, "1× Anna: Les")


def test_unread_ones_on_one_subject_are_one_row_with_the_newest_words():
    member, lesson = MemberFactory(), LessonFactory()
    for title in ("Een", "Twee", "Drie"):
        tell([member], lesson, actor=MemberFactory(display_name=f"Lid {title}"), data={"title": title})
    tell([member], LessonFactory(), data={"title": "Ander"})

    assert {row.sentence for row in Notification.objects.all()} == {"3× Lid Drie: Drie", "1× iemand: Ander"}


def test_after_reading_it_counts_from_one_again():
    member, lesson = MemberFactory(), LessonFactory()
    tell([member], lesson)
    assert services.mark_read(member=member, subject=LessonPage.objects.get(pk=lesson.pk).page_ptr) == 1
    tell([member], lesson)

    assert [row.count for row in Notification.objects.order_by("pk")] == [1, 1]
    assert Notification.objects.visible_to(member).unread().count() == 1


def test_marking_read_touches_nobody_else_and_nothing_else():
    one, two, lesson, other = MemberFactory(), MemberFactory(), LessonFactory(), LessonFactory()
    tell([one, two], lesson)
    tell([one], other)
    services.mark_read(member=one, subject=lesson)

    assert {(row.recipient_id, row.subject_id) for row in Notification.objects.filter(read_at=None)} == {
        (two.pk, lesson.pk),
        (one.pk, other.pk),
    }
    assert services.mark_all_read(member=one) == 1
    assert services.mark_all_read(member=one) == 0


def test_who_may_not_read_or_does_not_want_to_hear_is_not_told():
    admitted = MemberFactory()
    lesson = LessonFactory(members_only=True)
    muting, muting_theme = MemberFactory(), MemberFactory()
    theme = ThemeFactory()
    services.mute(member=muting, subject=lesson)
    services.mute(member=muting_theme, subject=theme)
    others = [MemberFactory(pending=True), MemberFactory(declined=True), MemberFactory(is_active=False)]
    tell([admitted, muting, muting_theme, *others], lesson)

    assert told() == {admitted.pk, muting_theme.pk}
    tell([admitted, muting, muting_theme], theme, page=lesson, verb="told_daily")
    assert set(Notification.objects.filter(verb="told_daily").values_list("recipient_id", flat=True)) == {admitted.pk}


def test_a_page_that_its_own_rule_closes_to_a_member_is_not_told(monkeypatch):
    one, two = MemberFactory(), MemberFactory()
    monkeypatch.setattr(LessonPage, "may_be_read_by", lambda self, user: user.pk == one.pk)
    tell([one, two], LessonFactory().page_ptr)

    assert told() == {one.pk}


def test_nobody_is_told_of_a_draft():
    tell([MemberFactory()], LessonFactory(live=False))

    assert told() == set()


def test_what_happens_to_a_post_that_is_not_published_is_told_to_who_may_open_it(monkeypatch):
    author, other, lesson = MemberFactory(), MemberFactory(), LessonFactory(live=False)
    register_verb(replace(verb_of("told_weekly"), of_unpublished=True))
    tell([author, other], lesson)
    assert told() == set()
    monkeypatch.setattr(LessonPage, "is_open", True)
    monkeypatch.setattr(LessonPage, "may_be_read_by", lambda self, user: user.pk == author.pk)
    tell([author, other], lesson)

    assert told() == {author.pk}
    assert Notification.objects.visible_to(author).count() == 1


def test_what_cannot_be_read_any_more_neither_shows_nor_counts():
    member = MemberFactory()
    open_, unpublished, gone = (LessonFactory(slug=slug) for slug in ("open", "terug", "weg"))
    for lesson in (open_, unpublished, gone):
        tell([member], lesson)
    tell([member], RegionFactory())
    unpublished.unpublish()
    gone.delete()

    seen = Notification.objects.visible_to(member).unread()
    assert {row.page_id for row in seen} == {open_.pk, None}
    assert seen.count() == 2
    member.status = member.Status.DECLINED
    assert Notification.objects.visible_to(member).count() == 0


def test_a_verb_that_no_room_knows_any_more_does_not_show():
    member, lesson = MemberFactory(), LessonFactory()
    tell([member], lesson)
    Notification.objects.update(verb="van_vroeger")

    assert Notification.objects.visible_to(member).count() == 0
    with pytest.raises(KeyError):
        tell([member], lesson, verb="bestaat_niet")


def test_a_mail_is_queued_only_for_who_wants_it_at_once():
    by_default, chose_never, chose_at_once = MemberFactory(), MemberFactory(), MemberFactory()
    services.set_frequency(member=chose_never, kind="told", frequency="never")
    services.set_frequency(member=chose_at_once, kind="told_weekly", frequency="at_once")
    everybody = [by_default, chose_never, chose_at_once]
    tell(everybody, LessonFactory(), verb="told")
    tell(everybody, LessonFactory(), verb="told_weekly")

    assert sorted(Delivery.objects.values_list("member_id", flat=True)) == sorted(
        [by_default.pk, chose_at_once.pk, chose_at_once.pk]
    )


@pytest.mark.parametrize(("kind", "frequency"), [("told", "hourly"), ("bestaat_niet", "daily"), ("digest", "at_once")])
def test_a_frequency_that_is_not_on_offer_is_refused(kind, frequency):
    with pytest.raises(DomainError):
        services.set_frequency(member=MemberFactory(), kind=kind, frequency=frequency)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_telling_costs_the_same_for_any_number(django_assert_num_queries, number):
    members, lesson = [MemberFactory() for _ in range(number)], LessonFactory()
    tell(members, RegionFactory(), verb="told")
    for _ in range(2):
        with django_assert_num_queries(5):
            tell(members, lesson, verb="told")


def test_a_write_that_fails_tells_nobody():
    member = MemberFactory()

    def write():
        with transaction.atomic():
            tell([member], LessonFactory(), verb="told")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()

    assert (told(), Delivery.objects.count()) == (set(), 0)


@pytest.mark.django_db(transaction=True)
def test_eight_who_reply_at_once_count_to_eight():
    members, lesson = [MemberFactory() for _ in range(5)], LessonFactory()
    actors = [MemberFactory() for _ in range(8)]
    start = threading.Barrier(len(actors))
    failures = []

    def reply(actor, turn):
        try:
            start.wait(timeout=30)
            # Each in another order: the locks are taken in one order all the same.
            tell(members[turn % 5 :] + members[: turn % 5], lesson, verb="told", actor=actor)
        except Exception as error:  # noqa: BLE001  (what went wrong is what the test looks at)
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=reply, args=(actor, turn)) for turn, actor in enumerate(actors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert [row.count for row in Notification.objects.all()] == [8] * 5
    assert Delivery.objects.count() == 40
