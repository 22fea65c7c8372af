"""What somebody tells who gave a workshop."""

import datetime
import uuid

import pytest
from django.utils import timezone

from knowledge.given import services
from knowledge.workshops.models import WorkshopPage
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory


@pytest.fixture
def workshop():
    return WorkshopFactory(slug="omschrijven", authors=[MemberFactory()])


def log(workshop, by, *, minutes=(15, 50, 0, 20), days_ago=3, **answers):
    keys = [part.key for part in WorkshopPage.objects.get(pk=workshop.pk).parts.all()]
    told = {
        "request_key": uuid.uuid4(),
        "held_on": timezone.localdate() - datetime.timedelta(days=days_ago),
        "group_size": 8,
        "to_change": "Langer pauzeren.",
        **answers,
    }
    told.setdefault("region", by.region or RegionFactory())
    return services.log_run(workshop=workshop, by=by, minutes=dict(zip(keys, minutes, strict=False)), **told)


@pytest.fixture
def given():
    return log
