"""The organiser's list, and what one does with a choice of it."""

import pytest
from django.urls import reverse

from cop.core.roles import EDITORS, ORGANISERS
from cop.notifications.models import Delivery
from events.agenda.models import EventPage
from events.organising.models import BulkMail
from events.organising.panels import organised_panel
from events.registration.models import Registration, State
from tests.factories.agenda import EventFactory, at_ten
from tests.factories.members import MemberFactory
from tests.factories.registration import registered


def at(name, event, *args):
    return reverse(f"organising:{name}", args=[event.slug, *args])


def act(client, event, what, *chosen, **fields):
    return client.post(at("act", event), {"actie": what, "gekozen": [one.pk for one in chosen], **fields})


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_table_asks_as_much_for_any_number_of_rows(signed_in, event, number, django_assert_num_queries):
    for _ in range(number):
        registered(event)
    signed_in.get(at("table", event))
    with django_assert_num_queries(12):  # one asks what the organiser wanted to know
        signed_in.get(at("table", event))


def test_one_finds_by_text_state_and_whether_somebody_was_there(signed_in, event):
    anna = registered(event, MemberFactory(display_name="Anna Abma"))
    bert = registered(event, MemberFactory(display_name="Bert Bos"))
    Registration.objects.filter(pk=bert.pk).update(attended=True)

    def found(query):
        page = signed_in.get(at("table", event) + query)
        return [one.pk for one in page.context["table"].page]

    assert found("") == [anna.pk, bert.pk]
    assert found("?q=abma") == [anna.pk]
    assert found("?aanwezig=ja") == [bert.pk]
    assert found("?stand=cancelled") == []
    assert found("?volgorde=nieuw") == [bert.pk, anna.pk]
    assert found("?stand=%00&volgorde=x&pagina=zzz&aanwezig=9") == [anna.pk, bert.pk]


def test_ticks_mark_and_a_filter_marks_all_pages(signed_in, event):
    rows = [registered(event) for _ in range(3)]
    act(signed_in, event, "aanwezig", rows[0])
    assert list(Registration.objects.order_by("pk").values_list("attended", flat=True)) == [True, None, None]

    act(signed_in, event, "afwezig", alles="1")
    assert set(Registration.objects.values_list("attended", flat=True)) == {False}

    act(signed_in, event, "wissen", rows[1])
    assert Registration.objects.get(pk=rows[1].pk).attended is None


def test_a_row_of_another_event_is_not_touched(signed_in, event):
    other = registered(EventFactory(organiser=MemberFactory(groups=[ORGANISERS])))
    act(signed_in, event, "aanwezig", other)
    signed_in.post(at("remove", event), {"sleutels": str(other.pk)})
    other.refresh_from_db()
    assert other.attended is None
    assert other.state == State.REGISTERED


def test_removing_asks_first_and_writes_to_who_is_removed(signed_in, event):
    one = registered(event)
    page = act(signed_in, event, "weg", one)
    assert one.member_name in page.content.decode()
    assert Registration.objects.get(pk=one.pk).state == State.REGISTERED

    signed_in.post(at("remove", event), {"sleutels": page.context["choice"]["sleutels"]})

    assert Registration.objects.get(pk=one.pk).state == State.CANCELLED
    assert Delivery.objects.filter(key__startswith=f"registration:{one.pk}:removed").count() == 1


GOES_ON = "Wat vrijkomt, gaat naar wie wacht."


@pytest.mark.parametrize(
    ("chosen", "said"), [("first", True), ("waits", False), ("both", False)], ids=["a place", "who waits", "all"]
)
def test_before_removing_one_reads_whether_a_place_goes_on(signed_in, organiser, chosen, said):
    event = EventFactory(organiser=organiser, capacity=1)
    first, waits = registered(event), registered(event)
    rows = {"first": [first], "waits": [waits], "both": [first, waits]}[chosen]
    assert (GOES_ON in act(signed_in, event, "weg", *rows).content.decode()) is said


def test_a_mail_is_seen_first_and_goes_once_to_each(signed_in, event):
    for _ in range(3):
        registered(event)
    page = act(signed_in, event, "mail", alles="1")
    assert page.context["number"] == 3
    typed = {"subject": "Zaal", "text": "We zitten in zaal 4.", "sleutels": page.context["choice"]["sleutels"]}
    typed["request_key"] = str(page.context["form"].initial["request_key"])

    seen = signed_in.post(at("mail", event), {**typed, "stap": "bekijken"})
    assert "We zitten in zaal 4." in seen.content.decode()
    assert not BulkMail.objects.exists()

    for _ in range(2):
        signed_in.post(at("mail", event), {**typed, "stap": "versturen"})

    assert BulkMail.objects.get().recipients == 3
    assert Delivery.objects.filter(key__startswith="event-bulk:").count() == 3


def test_every_copy_has_one_address_and_answers_go_to_who_wrote_it(
    signed_in, event, organiser, mailoutbox, django_capture_on_commit_callbacks
):
    rows = [registered(event) for _ in range(2)]
    with django_capture_on_commit_callbacks(execute=True):
        typed = {"subject": "Zaal", "text": "Zaal <b>4</b>", "stap": "versturen"}
        typed["request_key"] = "7a1d9f0e-3f63-4d2f-9a11-40f3a7a0a111"
        signed_in.post(at("mail", event), {**typed, "sleutels": ",".join(str(one.pk) for one in rows)})

    sent = [mail for mail in mailoutbox if mail.subject == "Zaal"]
    assert sorted(mail.to for mail in sent) == sorted([one.member_email] for one in rows)
    for mail in sent:
        assert mail.extra_headers["Reply-To"] == organiser.email
        assert not mail.cc
        assert not mail.bcc
        others = {one.member_email for one in rows} - set(mail.to)
        assert not any(address in mail.message().as_string() for address in others)
        assert "<b>4</b>" not in mail.alternatives[0][0]


def test_a_mail_without_subject_keeps_what_was_typed(signed_in, event):
    one = registered(event)
    typed = {"subject": "", "text": "Lange tekst", "request_key": "7a1d9f0e-3f63-4d2f-9a11-40f3a7a0a111"}
    page = signed_in.post(at("mail", event), {**typed, "sleutels": str(one.pk), "stap": "bekijken"})
    assert page.status_code == 422
    assert "Lange tekst" in page.content.decode()


def test_no_more_than_five_mails_a_day(signed_in, event):
    one = registered(event)
    for number in range(6):
        key = f"7a1d9f0e-3f63-4d2f-9a11-40f3a7a0a11{number}"
        typed = {"subject": "A", "text": "B", "request_key": key, "sleutels": str(one.pk), "stap": "versturen"}
        page = signed_in.post(at("mail", event), typed)
    assert page.status_code == 409
    assert BulkMail.objects.count() == 5


DOORS = ["table", "export-csv", "export-xlsx", "door", "helpers", "afterwards", "badges", "attendance"]


@pytest.mark.parametrize("door", DOORS)
def test_the_doors_are_for_organisers(client, event, organiser, door):
    address = at(door, event)
    assert client.get(address).status_code == 302
    for member, status in [
        (MemberFactory(), 403),
        (MemberFactory(groups=[ORGANISERS]), 403),
        (MemberFactory(pending=True), 403),
        (organiser, 200),
        (MemberFactory(groups=[EDITORS]), 200),
    ]:
        client.force_login(member)
        response = client.get(address)
        assert response.status_code == status
        if status == 200:
            assert "no-store" in response["Cache-Control"]
            b"".join(response.streaming_content) if response.streaming else None


@pytest.mark.parametrize("door", DOORS)
def test_a_withdrawn_organiser_loses_every_door_at_once(signed_in, event, organiser, door):
    organiser.groups.clear()
    assert signed_in.get(at(door, event)).status_code == 403


def test_one_sees_what_one_organises(signed_in, event, organiser):
    EventFactory(title="Van een ander", organiser=MemberFactory(groups=[ORGANISERS]))
    EventFactory(title="Samen", organiser=MemberFactory(groups=[ORGANISERS]), co_organisers=[organiser])
    page = signed_in.get(reverse("registration:list-own")).content.decode()
    assert "Intervisie" in page
    assert "Samen" in page
    assert "Van een ander" not in page
    organiser.groups.clear()
    page = signed_in.get(reverse("registration:list-own")).content.decode()
    assert "Intervisie" not in page
    assert "Samen" in page


def test_the_next_event_that_one_organises_stands_in_front(signed_in, event, organiser):
    EventFactory(title="Later", organiser=organiser, days=90)
    been = EventFactory(title="Geweest", organiser=organiser)
    EventPage.objects.filter(pk=been.pk).update(starts_at=at_ten(-7), ends_at=at_ten(-6))
    panel = organised_panel(organiser)
    assert [one.title for one in panel["events"]] == ["Intervisie", "Later", "Geweest"]
