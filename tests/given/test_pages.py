"""The form in which somebody tells that they gave a workshop, and what readers see of it."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cop.moderation.reportables import reportable
from knowledge.given.models import WorkshopRun
from knowledge.workshops.models import WorkshopPage
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory
from tests.factories.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    who = MemberFactory(region=RegionFactory())
    client.force_login(who)
    return who


def typed(workshop, **changed):
    keys = [part.key.hex for part in WorkshopPage.objects.get(pk=workshop.pk).parts.all()]
    told = {f"part_{key}": "10" for key in keys}
    told |= {"request_key": str(uuid.uuid4()), "held_on": timezone.localdate().isoformat(), "group_size": "8"}
    return {**told, "region": RegionFactory().pk, "worked": "Hardop lezen <b>werkt</b>", **changed}


def test_the_form_holds_the_planned_minutes_and_the_own_region(client, workshop, member):
    form = client.get(f"/mijn/gegeven/nieuw/{workshop.pk}/").context["form"]

    assert [field.value() for field in form.part_fields] == [15, 45, 10, 20]
    assert form["region"].value() == member.region_id


def test_sent_it_stands_under_the_workshop(client, workshop, member):
    answer = client.post(f"/mijn/gegeven/nieuw/{workshop.pk}/", typed(workshop), follow=True)

    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Hardop lezen &lt;b&gt;werkt&lt;/b&gt;" in said
    assert member.display_name in said


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"held_on": "2999-01-01"}, "nog komen"),
        ({"held_on": "gisteren"}, "Kies een dag"),
        ({"group_size": "veel"}, "heel getal"),
        ({"group_size": "501"}, "hoogstens 500"),
        ({"worked": " "}, "een van de twee"),
        ({"worked": "Zie www.reclame.example"}, "webadressen"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_everything_typed_stays(client, workshop, member, wrong, sentence):
    told = typed(workshop, to_change="", **wrong)
    answer = client.post(f"/mijn/gegeven/nieuw/{workshop.pk}/", told)

    said = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in said
    for name in ("held_on", "group_size"):
        assert f'value="{told[name]}"' in said
    assert WorkshopRun.objects.count() == 0


def test_leaving_out_everything_or_forgetting_a_part_is_said(client, workshop, member):
    nothing = {name: "0" for name in typed(workshop) if name.startswith("part_")}
    address = f"/mijn/gegeven/nieuw/{workshop.pk}/"

    assert client.post(address, typed(workshop, **nothing)).status_code == 422
    assert client.post(address, typed(workshop, **{next(iter(nothing)): ""})).status_code == 422


def test_a_second_time_on_one_day_is_refused_with_the_text_kept(client, workshop, member):
    client.post(f"/mijn/gegeven/nieuw/{workshop.pk}/", typed(workshop))
    answer = client.post(f"/mijn/gegeven/nieuw/{workshop.pk}/", typed(workshop, worked="Tweede keer"))

    assert answer.status_code == 409
    assert "Tweede keer" in answer.content.decode()


def test_changing_and_withdrawing(client, workshop, member, given):
    run = given(workshop, member)
    address = f"/mijn/gegeven/{run.pk}/"
    told = typed(workshop, request_key=str(run.request_key), version="1", worked="Anders")

    assert client.post(address, told).status_code == 302
    assert client.post(address, told).status_code == 409
    assert "Anders" in client.get("/workshops/omschrijven/gegeven/").content.decode()
    assert client.get(f"{address}intrekken/").status_code == 200
    client.post(f"{address}intrekken/")
    assert client.get(address).status_code == 404
    assert "Anders" not in client.get("/workshops/omschrijven/gegeven/").content.decode()


def test_a_visitor_sees_numbers_and_no_names_or_texts(client, workshop, given):
    given(workshop, MemberFactory(display_name="Sjef Jansen"), worked="Hardop lezen")
    for address in ("/workshops/omschrijven/", "/workshops/omschrijven/gegeven/"):
        said = client.get(address).content.decode()

        assert "1 keer gegeven" in said
        assert "Sjef Jansen" not in said
        assert "Hardop lezen" not in said
        assert "Langer pauzeren" not in said
    client.force_login(MemberFactory(pending=True))
    assert "Sjef Jansen" not in client.get("/workshops/omschrijven/gegeven/").content.decode()


def test_a_member_sees_who_and_how_it_went(client, workshop, member, given):
    given(workshop, MemberFactory(display_name="Sjef Jansen"), worked="Hardop lezen")

    assert "Langer pauzeren" in client.get("/workshops/omschrijven/").content.decode()
    said = client.get("/workshops/omschrijven/gegeven/").content.decode()
    assert "Sjef Jansen" in said
    assert '<svg class="picture"' in said
    assert "/melden/given.workshoprun/" in said
    assert "1 keer gegeven" in client.get("/workshops/").content.decode()


def test_a_moderator_reads_it_as_text(workshop, given):
    run = given(workshop, MemberFactory(), worked="<script>x</script>")

    assert next(words.html for words in reportable("given.WorkshopRun").words(run)) == (
        "<p>&lt;script&gt;x&lt;/script&gt;</p>"
    )


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_pages_cost_the_same_for_any_number(client, django_assert_num_queries, number, given):
    workshop, reader = WorkshopFactory(slug="omschrijven"), MemberFactory()
    address = "/workshops/omschrijven/"
    costs = {}
    for who in (None, reader):
        client.force_login(who) if who else client.logout()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
            costs[who] = len(asked)
    for _ in range(number):
        given(workshop, MemberFactory())

    for who, listing in ((None, 3), (reader, 9)):
        client.force_login(who) if who else client.logout()
        client.get(address)
        with django_assert_num_queries(costs[who]):
            # What is shown of the times given is kept: the page costs what it cost before anybody gave it.
            client.get(address)
        with django_assert_num_queries(listing):
            client.get(f"{address}gegeven/")


def test_the_page_on_which_an_old_one_stands(client, workshop, member, given):
    first = given(workshop, MemberFactory(), days_ago=300)
    for _ in range(20):
        given(workshop, MemberFactory())

    assert f'id="keer-{first.pk}"' not in client.get("/workshops/omschrijven/gegeven/").content.decode()
    assert f'id="keer-{first.pk}"' in client.get(first.address().split("#")[0]).content.decode()
