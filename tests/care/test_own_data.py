"""Messages, reminders and the choice about them, in what somebody gets of their own data."""

import uuid

import pytest
from django.utils import timezone

from cop.care.models import AuthorMessage, CheckReminder
from cop.care.services import choose_reminders
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.own_data import own_rows

pytestmark = pytest.mark.django_db
MESSAGES, REMINDERS, CHOICE = "aan-schrijvers", "nakijken", "nakijken-keuze"


def told(member, **lesson):
    """They wrote about a lesson, and were asked to look it over."""
    today, page = timezone.localdate(), LessonFactory(**lesson)
    AuthorMessage.objects.create(page=page, sender=member, request_key=uuid.uuid4())
    CheckReminder.objects.create(page=page, member=member, due_on=today, sent_on=today)


def test_each_gets_their_own_and_nobody_elses():
    one, two = MemberFactory(), MemberFactory()
    told(one, title="Van een")
    told(two, title="Van twee")
    choose_reminders(member=one, wants_mail=False)

    for key in (MESSAGES, REMINDERS):
        assert [row["title"] for row in own_rows(key, one)] == ["Van een"]
        assert [row["title"] for row in own_rows(key, two)] == ["Van twee"]
    assert own_rows(REMINDERS, one)[0]["due_on"] == timezone.localdate()
    assert own_rows(CHOICE, one) == [{"wants_mail": False, "chosen": True}]
    assert own_rows(CHOICE, two) == [{"wants_mail": True, "chosen": False}]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(number, django_assert_num_queries):
    member = MemberFactory()
    for _ in range(number):
        told(member)
    own_rows(MESSAGES, member)

    for key in (MESSAGES, REMINDERS):
        with django_assert_num_queries(1):
            assert len(own_rows(key, member)) == number
    with django_assert_num_queries(1):
        own_rows(CHOICE, member)
