"""Who is signed in, found by queries whose SQL is kept."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.utils import timezone

from cop.members.sessions import SessionStore
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def test_a_session_is_found_until_its_time_is_over():
    store = SessionStore()
    store["word"] = "kept"
    store.create()
    key = store.session_key

    assert SessionStore(key)["word"] == "kept"

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(key)

    assert late.get("word") is None
    assert late.session_key is None
    assert SessionStore("unknown").get("word") is None


def test_who_is_no_longer_active_is_signed_out(client, rf):
    member = MemberFactory()
    client.force_login(member)
    request = rf.get("/")
    request.session = SessionStore(client.cookies["sessionid"].value)

    assert get_user(request) == member

    member.is_active = False
    member.save(update_fields=["is_active"])

    assert get_user(request).is_anonymous


def test_a_changed_password_ends_other_sessions(client):
    member = MemberFactory()
    client.force_login(member)
    assert client.get("/mijn/").status_code == 200

    member.set_password("another-one-altogether")
    member.save(update_fields=["password"])

    assert client.get("/mijn/").status_code == 302
