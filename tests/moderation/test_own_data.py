"""What somebody reported, in what they get of their own data."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from cop.core.roles import MODERATORS
from cop.moderation import services
from cop.moderation.models import Report
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.own_data import own_rows

pytestmark = pytest.mark.django_db
KEY = "gemeld"


def test_each_gets_their_own_reports_and_what_they_were_told(home):
    one, two = MemberFactory(), MemberFactory()
    moderator = MemberFactory(display_name="Mo de Rator", groups=[MODERATORS])
    lesson = LessonFactory(title="Wie niet belt", authors=[MemberFactory(display_name="Jet Vogel")])
    report = services.report_thing(thing=lesson, reporter=one, reason="wrong", explanation="Het cijfer klopt niet.")
    services.report_thing(thing=lesson, reporter=two, reason="rude", explanation="Van een ander.")
    waiting = own_rows(KEY, one)
    said = {"to_authors": "Alleen voor de schrijver.", "to_reporters": "We hebben het gevraagd."}
    services.decide_on_reports(report=report, by=moderator, hide=False, warn=True, **said)
    [own], [other] = own_rows(KEY, one), own_rows(KEY, two)

    assert (waiting[0]["answer"], waiting[0]["answered_at"]) == ("", None)
    assert (own["title"], own["explanation"]) == ("Wie niet belt", "Het cijfer klopt niet.")
    assert own["answer"] == "We hebben het gevraagd."
    assert other["explanation"] == "Van een ander."
    read = json.dumps(own, cls=DjangoJSONEncoder)
    assert not [word for word in ("Alleen voor", "Mo de Rator", "Jet Vogel", "ander") if word in read]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same(home, number, django_assert_num_queries):
    member = MemberFactory()
    lessons = [LessonFactory() for _ in range(number)]
    for lesson in lessons:
        Report(title="Les", reporter=member, reason="wrong", subject=lesson).save()

    with django_assert_num_queries(1):
        assert len(own_rows(KEY, member)) == number
