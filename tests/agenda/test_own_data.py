"""Events that somebody helps to organise, in what they get of their own data."""

import pytest

from events.agenda.models import EventCoOrganiser
from tests.factories.agenda import EventFactory
from tests.factories.members import MemberFactory
from tests.factories.own_data import own_rows

pytestmark = pytest.mark.django_db
KEY = "mede-organiseren"


def test_each_gets_the_events_that_they_help_with_and_no_other():
    one, two = MemberFactory(), MemberFactory()
    for title, member in (("Van een", one), ("Van twee", two)):
        EventCoOrganiser.objects.create(event=EventFactory(title=title), member=member)

    [own], [other] = own_rows(KEY, one), own_rows(KEY, two)
    assert (own["title"], other["title"]) == ("Van een", "Van twee")
    assert own["address"].endswith("/van-een/")
    assert own_rows(KEY, MemberFactory()) == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(number, django_assert_num_queries):
    member = MemberFactory()
    EventCoOrganiser.objects.bulk_create(EventCoOrganiser(event=EventFactory(), member=member) for _ in range(number))
    own_rows(KEY, member)

    with django_assert_num_queries(1):
        assert len(own_rows(KEY, member)) == number
