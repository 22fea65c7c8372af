"""Who holds any right is a column: it may say too much, never too little, and gives nothing."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cop.core.roles import EDITORS, MEMBERS, MODERATORS
from cop.members.models import Member
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
RIGHT = "wagtailadmin.access_admin"


def fresh(member):
    return Member.objects.get(pk=member.pk)


def right():
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def test_who_holds_no_right_is_asked_nothing():
    member = fresh(MemberFactory())
    with CaptureQueriesContext(connection) as asked:
        assert not member.has_perm(RIGHT)
    assert (member.holds_rights, len(asked)) == (False, 0)


@pytest.mark.parametrize("role", [EDITORS, MODERATORS])
def test_a_role_gives_its_rights_and_takes_them_along(role):
    member = MemberFactory(groups=[role])
    assert member.has_perm(RIGHT)
    assert fresh(member).has_perm(RIGHT)

    member.groups.remove(Group.objects.get(name=role))
    assert (fresh(member).has_perm(RIGHT), fresh(member).holds_rights) == (False, False)


def test_who_was_loaded_before_they_got_a_role_keeps_it_when_saved():
    """Two people at once: one gives a role, the other's form was open and is sent after that."""
    opened = fresh(MemberFactory())
    fresh(opened).groups.add(Group.objects.get(name=MODERATORS))
    opened.display_name = "Nieuwe Naam"
    opened.save()

    assert (fresh(opened).display_name, fresh(opened).has_perm(RIGHT)) == ("Nieuwe Naam", True)


def test_a_role_given_from_its_own_side_counts_too():
    member, group = MemberFactory(), Group.objects.get(name=MODERATORS)
    group.user_set.add(member)
    assert fresh(member).has_perm(RIGHT)
    group.user_set.clear()
    assert not fresh(member).has_perm(RIGHT)
    member.groups.set([group])
    assert fresh(member).has_perm(RIGHT)
    member.groups.clear()
    assert not fresh(member).has_perm(RIGHT)


def test_a_right_that_a_role_gets_reaches_its_members():
    member, group = MemberFactory(), Group.objects.get(name=MEMBERS)
    group.permissions.add(right())
    assert fresh(member).has_perm(RIGHT)
    group.permissions.clear()
    assert not fresh(member).has_perm(RIGHT)


def test_a_right_of_ones_own_counts():
    member = MemberFactory()
    member.user_permissions.add(right())
    assert fresh(member).has_perm(RIGHT)
    right().user_set.clear()
    assert not fresh(member).has_perm(RIGHT)


def test_a_role_that_is_thrown_away_gives_nothing_any_more():
    member = MemberFactory(groups=[EDITORS])
    Group.objects.get(name=EDITORS).delete()
    assert not fresh(member).has_perm(RIGHT)


def test_an_administrator_needs_no_role():
    assert fresh(MemberFactory(administrator=True)).has_perm(RIGHT)
