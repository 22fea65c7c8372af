"""Two tabs and two devices at the same moment."""

import pytest

from knowledge.self_study import services
from knowledge.self_study.models import Certificate, TickedPart
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_part_ticked_six_times_at_once_is_ticked_once():
    workshop, member = WorkshopFactory(self_paced=True), MemberFactory()
    key = workshop.parts.first().key
    outcomes = at_once(*[lambda: services.tick_part(workshop=workshop, by=member, part_key=key) for _ in range(6)])

    assert outcomes == [None] * 6
    assert TickedPart.objects.count() == 1


def test_one_certificate_asked_six_times_at_once_is_one():
    workshop, member = WorkshopFactory(self_paced=True), MemberFactory()
    for part in workshop.parts.filter(is_break=False):
        services.tick_part(workshop=workshop, by=member, part_key=part.key)
    outcomes = at_once(*[lambda: services.issue_certificate(workshop=workshop, by=member) for _ in range(6)])

    assert {outcome.code for outcome in outcomes} == {Certificate.objects.get().code}
