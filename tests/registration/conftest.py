"""A member who is signed in."""

import pytest

from tests.factories.members import MemberFactory


@pytest.fixture
def member(client):
    member = MemberFactory()
    client.force_login(member)
    return member
