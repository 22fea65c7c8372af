"""What a visitor sends is kept until they signed in, as long as that is what people do."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from cop.core import kept_text
from tests.factories.agenda import EventFactory

pytestmark = pytest.mark.django_db


def keeps(event, text):
    """Whether what somebody sends from a browser of their own is kept."""
    answer = Client().post(reverse("registration:register", args=[event.slug]), {"question_1": text})
    assert answer.status_code == 302
    return settings.SESSION_COOKIE_NAME in answer.cookies


def test_long_forms_of_one_network_are_kept_a_few_times_an_hour_and_short_ones_more_often(monkeypatch):
    monkeypatch.setattr(kept_text, "MOST_LARGE_KEPT", 2)
    monkeypatch.setattr(kept_text, "MOST_KEPT", 5)
    event, long = EventFactory(), "x" * (kept_text.LARGE + 1)

    assert [keeps(event, long) for _ in range(3)] == [True, True, False]
    assert [keeps(event, "noten") for _ in range(3)] == [True, True, False]
    assert Session.objects.count() == 4


def test_what_nobody_types_by_hand_is_not_kept():
    assert not keeps(EventFactory(), "x" * kept_text.LARGEST)
