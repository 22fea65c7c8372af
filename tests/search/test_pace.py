"""How often somebody may ask."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cop.search.pace import is_within_pace, network_of


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
