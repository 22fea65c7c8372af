"""Who organises an event no longer loses every address of this room with the next request, and sends nothing through one."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cop.core.models import CommunityDocument
from cop.core.roles import ORGANISERS
from cop.members.models import Member
from cop.notifications.models import Delivery
from events.organising import doors, services, urls
from events.organising.models import Afterwards, BulkMail, EventFile, Feedback
from events.registration.models import Registration
from tests.factories.members import MemberFactory
from tests.factories.registration import asked

#: {name of an address: (what stands in it, what somebody sends there)}; names of the fixture `there` in place of values.
DOORS = {
    "table": ([], {}),
    "act": ([], {"actie": "aanwezig", "gekozen": "row"}),
    "mail": ([], {"subject": "Zaal", "text": "Vier", "sleutels": "row", "request_key": "key", "stap": "versturen"}),
    "remove": ([], {"sleutels": "row"}),
    "export-csv": ([], {}),
    "export-xlsx": ([], {}),
    "badges": ([], {}),
    "attendance": ([], {}),
    "answers": (["question"], {}),
    "opinions": (["which"], {}),
    "door": ([], {"q": "Lid"}),
    "check-in": (["token"], {}),
    "helpers": ([], {"who": "email"}),
    "remove-helper": (["helper"], {}),
    "afterwards": ([], {"notes": "<p>Weg</p>"}),
    "add-file": ([], {"title": "Dia", "upload": "upload"}),
    "remove-file": (["file"], {}),
    "ask-feedback": ([], {"questions": "score", "stap": "vragen"}),
}
READS = {"answers", "opinions", "door"}
WRITES = [name for name, (parts, fields) in DOORS.items() if (parts or fields) and name not in READS]
#: What any member may open; who organises sees nothing more there, or only what is still theirs.
FOR_MEMBERS = {"give-feedback"}


def leaves_the_group(member, event):
    member.groups.clear()


def is_deactivated(member, event):
    Member.objects.filter(pk=member.pk).update(is_active=False)


def is_declined(member, event):
    Member.objects.filter(pk=member.pk).update(status=Member.Status.DECLINED)


def is_taken_off(member, event):
    event.co_organiser_rows.filter(member=member).delete()


#: (whether they own the event, what happens, what they read next: a deactivated account is signed out)
WAYS = {
    "left the group": (True, leaves_the_group, 403),
    "deactivated": (True, is_deactivated, 302),
    "no longer admitted": (True, is_declined, 403),
    "a co-organiser taken off": (False, is_taken_off, 403),
    "a co-organiser deactivated": (False, is_deactivated, 302),
}


@pytest.fixture
def there(past, organiser):
    """Something on each address that can be lost."""
    helper = MemberFactory()
    past.co_organisers.add(helper)
    file = services.add_file(event=past, by=organiser, title="Lijst", upload=SimpleUploadedFile("a.txt", b"een"))
    row = Registration.objects.filter(event=past, attended=None).get()
    return {
        "row": row.pk,
        "token": row.token,
        "question": asked(past).pk,
        "which": "goed",
        "helper": helper.pk,
        "file": file.pk,
        "key": str(uuid4()),
        "email": MemberFactory().email,
        "upload": SimpleUploadedFile("b.txt", b"twee"),
    }


def all_of(event):
    """What is kept of an event in this room, to put beside the same a moment later."""
    return [
        list(Registration.objects.filter(event=event).order_by("pk").values()),
        list(Afterwards.objects.values()),
        list(event.co_organiser_rows.order_by("member_id").values_list("member_id", flat=True)),
        *[model.objects.count() for model in (BulkMail, Delivery, EventFile, CommunityDocument, Feedback)],
    ]


def asked_for(name, event, there):
    """(the address, what is sent to it)"""
    parts, fields = DOORS[name]
    address = reverse(f"organising:{name}", args=[event.slug, *[there[part] for part in parts]])
    return address, {field: there.get(value, value) for field, value in fields.items()}


def test_every_address_of_the_room_is_here():
    assert {one.name for one in urls.urlpatterns} == DOORS.keys() | FOR_MEMBERS


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize("way", WAYS)
def test_who_is_withdrawn_opens_and_changes_nothing(client, past, organiser, there, name, way):
    owns, withdraw, status = WAYS[way]
    member = organiser if owns else MemberFactory()
    if not owns:
        past.co_organisers.add(member)
    client.force_login(member)
    address, fields = asked_for(name, past, there)
    assert {client.get(address).status_code, client.head(address).status_code} <= {200, 302}

    withdraw(member, past)
    before = all_of(past)
    answers = [client.get(address), client.head(address), client.post(address, fields)]

    assert [one.status_code for one in answers] == [status] * 3
    assert all(one.url.startswith("/accounts/") for one in answers if status == 302)
    assert all_of(past) == before


@pytest.mark.parametrize("name", WRITES)
def test_the_same_is_done_for_who_still_organises(signed_in, past, there, name):
    """So that the test above sends what would have done something."""
    before = all_of(past)
    address, fields = asked_for(name, past, there)
    assert signed_in.post(address, fields).status_code == 302
    assert all_of(past) != before


@pytest.mark.parametrize("name", WRITES)
def test_who_is_withdrawn_between_the_door_and_the_work_changes_nothing(
    signed_in, past, organiser, there, monkeypatch, name
):
    """The service asks again, under the lock."""
    found = doors.get_organised_or_404

    def and_then_withdrawn(user, slug):
        event = found(user, slug)
        Member.objects.get(pk=user.pk).groups.clear()
        return event

    monkeypatch.setattr("events.organising.doors.get_organised_or_404", and_then_withdrawn)
    monkeypatch.setattr("events.organising.views.door.get_organised_or_404", and_then_withdrawn)
    before = all_of(past)
    address, fields = asked_for(name, past, there)
    assert signed_in.post(address, fields).status_code == 403
    assert all_of(past) == before


@pytest.mark.parametrize("way", WAYS)
def test_what_members_may_open_shows_nothing_of_it_any_more(client, past, organiser, way):
    owns, withdraw, status = WAYS[way]
    member = organiser if owns else MemberFactory(groups=[ORGANISERS])
    if not owns:
        past.co_organisers.add(member)
    client.force_login(member)
    own = reverse("registration:list-own")
    assert past.title in client.get(own).content.decode()

    withdraw(member, past)

    page = client.get(own)
    assert page.status_code in {200, status}
    assert past.title not in page.content.decode()
    assert client.get(reverse("organising:give-feedback", args=[past.slug])).status_code in {404, status}
