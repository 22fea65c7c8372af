"""Stopping mails with the link in a mail."""

import pytest
from django.test import Client

from cop.notifications import services
from cop.notifications.services.choosing import frequencies_of
from cop.notifications.stop_links import OVERVIEWS, StopLink, read_token
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def address(member, kind):
    return StopLink(member.pk, kind).url.removeprefix("http://testserver")


def test_one_click_stops_one_kind_without_signing_in_or_a_token():
    member, other = MemberFactory(), MemberFactory()
    answer = Client(enforce_csrf_checks=True).post(address(member, "told"), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert frequencies_of(member=member)["told"] == "never"
    assert frequencies_of(member=member)["mention"] == "at_once"
    assert frequencies_of(member=other)["told"] == "at_once"


def test_opening_the_link_changes_nothing(client):
    member = MemberFactory()
    for method in (client.get, client.head):
        assert method(address(member, "told")).status_code == 200

    page = client.get(address(member, "told"))
    assert frequencies_of(member=member)["told"] == "at_once"
    assert "Stop deze mails" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert client.put(address(member, "told")).status_code == 405


def test_the_link_of_an_overview_stops_what_comes_in_overviews(client):
    member = MemberFactory()
    services.set_frequency(member=member, kind="mention", frequency="daily")
    client.post(address(member, OVERVIEWS))

    chosen = frequencies_of(member=member)
    assert {chosen[kind] for kind in ("mention", "followed", "digest", "told_daily", "told_weekly")} == {"never"}
    assert chosen["reply"] == chosen["told"] == "at_once"


def test_everything_can_be_stopped_at_once(client):
    member = MemberFactory()
    page = client.post(address(member, "told"), {"what": "everything"})

    assert set(frequencies_of(member=member).values()) == {"never"}
    assert "geen mail" in page.content.decode()
    assert client.post(address(member, "told"), {"what": "everything"}).status_code == 200


def test_a_link_that_was_changed_opens_nothing(client):
    mine, other = MemberFactory(), MemberFactory()
    token, theirs = StopLink(mine.pk, "told").token, StopLink(other.pk, "told").token
    body, signature = token.split(":")
    for forged in (f"{theirs.split(':')[0]}:{signature}", body, f"{token}x", "onzin", "a:b", f"{body}:"):
        for method in (client.get, client.post):
            answer = method(f"/meldingen/stoppen/{forged}/")
            assert answer.status_code == 404, forged

    assert frequencies_of(member=other)["told"] == "at_once"
    assert read_token(token) == StopLink(mine.pk, "told")


def test_the_link_of_an_account_that_is_gone_opens_nothing(client):
    member = MemberFactory()
    link = address(member, "told")
    member.delete()

    assert client.post(link).status_code == 404
