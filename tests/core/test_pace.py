"""How often somebody may ask."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cop.core import pace
from cop.core.pace import is_within_pace, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:0db8:0001:0002:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unknown", "unknown"),
    ],
)
def test_a_connection_is_counted_as_one(address, network):
    assert network_of(address) == network


def test_other_addresses_of_one_connection_bring_no_new_tries(rf):
    def asks(address):
        request = rf.get("/", REMOTE_ADDR=address)
        request.user = AnonymousUser()
        return is_within_pace(request, action="test", most=2)

    assert [asks(f"2001:db8:1:2::{number}") for number in range(1, 5)] == [True, True, False, False]
    assert asks("2001:db8:1:3::1")


def test_what_is_counted_an_hour_is_counted_apart(rf, monkeypatch):
    clock = {"now": 7200.0}
    monkeypatch.setattr(pace.time, "time", lambda: clock["now"])
    request = rf.get("/")
    request.user = AnonymousUser()

    def asks(seconds):
        return is_within_pace(request, action="test", most=1, seconds=seconds)

    assert (asks(60), asks(60), asks(3600)) == (True, False, True)
    clock["now"] += 120
    assert (asks(60), asks(3600)) == (True, False)
    clock["now"] += 3600
    assert asks(3600)
