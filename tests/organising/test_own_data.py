"""What is kept of a member as an organiser, for their download, and what stays when they go."""

import uuid

import pytest

from events.organising.models import BulkMail
from events.organising.own_data import read_mails
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def wrote(member, event, **more):
    facts = {"by_name": member.display_name, "subject": "Kom op tijd", "text": "De deur gaat om negen open."}
    return BulkMail.objects.create(event=event, by=member, recipients=3, request_key=uuid.uuid4(), **facts, **more)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_every_mail_of_oneself_and_none_of_others_in_one_query(number, django_assert_num_queries):
    member, other = MemberFactory(), MemberFactory()
    for place in range(number):
        wrote(member, EventFactory(title=f"Avond {place}", co_organisers=[member, other]))
    wrote(other, EventFactory(title="Van een ander", co_organisers=[member]))

    with django_assert_num_queries(1):
        rows = list(read_mails(member))
    assert [row["title"] for row in rows] == [f"Avond {place}" for place in range(number)]
    assert (rows[-1]["subject"], rows[-1]["recipients"]) == ("Kom op tijd", 3)


def test_a_mail_stays_without_the_name_of_who_is_deleted():
    member = MemberFactory(display_name="Noor Bakker")
    mail = wrote(member, EventFactory())
    member.delete()

    mail.refresh_from_db()
    assert (mail.by, mail.by_name, mail.text) == (None, "Oud-lid", "De deur gaat om negen open.")
