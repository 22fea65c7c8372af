"""What search engines and other programs know of the catalogue, and the report for editors."""

import csv
import datetime
import io
import json
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from cop.core.roles import EDITORS, MODERATORS
from knowledge.catalogue.models import Kind, LinkState
from tests.factories.catalogue import LearningFormFactory, ResourceFactory
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
API = "/api/v2/pages/?type=catalogue.ResourcePage&fields=*"


def data_of(client, address):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode(), re.DOTALL
    )
    return {one["@type"]: one for one in json.loads(found[1])["@graph"]}


def test_a_course_is_described_as_a_course(client):
    day = timezone.localdate() + datetime.timedelta(days=5)
    ResourceFactory(
        slug="cursus",
        title="Leren",
        duration=2,
        duration_unit="hours",
        cost=Decimal("95.5"),
        days=[day],
        learning_forms=[LearningFormFactory(slug="online-zelfstudie")],
    )

    course = data_of(client, "/leeraanbod/cursus/")["Course"]
    assert (course["name"], course["provider"]["name"], course["inLanguage"]) == ("Leren", "Leerplein", "nl")
    assert (course["timeRequired"], course["isAccessibleForFree"]) == ("PT120M", False)
    assert course["offers"] == {"@type": "Offer", "price": "95.50", "priceCurrency": "EUR", "category": "Paid"}
    [instance] = course["hasCourseInstance"]
    assert (instance["courseMode"], instance["startDate"], instance["endDate"]) == (
        "Online",
        day.isoformat(),
        day.isoformat(),
    )


def test_a_material_is_a_learning_resource_without_times(client):
    ResourceFactory(slug="boek", kind=Kind.MATERIAL)

    material = data_of(client, "/leeraanbod/boek/")["LearningResource"]
    assert "hasCourseInstance" not in material
    assert "offers" not in material


def test_the_api_gives_what_visitors_read_and_narrows(client):
    water = ThemeFactory(slug="water")
    ResourceFactory(title="Open", themes=[water], regions=[RegionFactory(slug="noord")], cost=Decimal(0), duration=3)
    ResourceFactory(title="Anders")
    ResourceFactory(title="Besloten", themes=[water], members_only=True)
    client.force_login(MemberFactory())

    assert [item["title"] for item in client.get(API).json()["items"]] == ["Open", "Anders"]
    [item] = client.get(f"{API}&thema=water&kosten=free").json()["items"]
    assert item["duration"] == {"number": 3, "unit": "hours", "minutes": 180}
    assert (item["cost_in_euros"], item["link_is_broken"], item["provider"]) == (0.0, False, "Leerplein")
    assert item["regions"][0]["slug"] == "noord"


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_api_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    theme, region = ThemeFactory(), RegionFactory()
    for _place in range(number):
        ResourceFactory(themes=[theme], regions=[region], days=[timezone.localdate()])
    client.get(API)
    with django_assert_num_queries(7):
        client.get(f"{API}&limit=30")


def test_the_sitemap_has_the_public_ones(client):
    ResourceFactory(slug="open")
    ResourceFactory(slug="besloten", members_only=True)

    text = client.get("/sitemap-leeraanbod.xml").content.decode()
    assert "/leeraanbod/open/" in text
    assert "besloten" not in text


def _broken(**columns):
    today = timezone.localdate()
    return ResourceFactory(link_state=LinkState.BROKEN, link_failed_on=today, link_status=404, **columns)


def test_the_report_shows_editors_what_does_not_work(client):
    _broken(title="Stuk")
    ResourceFactory(title="Goed", link_state=LinkState.WORKS)
    client.force_login(MemberFactory(groups=[EDITORS]))

    text = client.get("/beheer/reports/links/").content.decode()
    assert "Stuk" in text
    assert "Goed" not in text
    assert "Goed" in client.get("/beheer/reports/links/?link_state=works").content.decode()
    assert "Links die het niet doen" in client.get("/beheer/").content.decode()


def test_the_export_runs_no_formula(client):
    _broken(title="=HYPERLINK(1)", provider="@SUM(1)")
    client.force_login(MemberFactory(groups=[EDITORS]))

    answer = client.get("/beheer/reports/links/?export=csv")
    [_heading, row] = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
    assert row[:3] == ["'=HYPERLINK(1)", "'@SUM(1)", row[2]]
    assert row[4] == "404"


def test_a_reader_is_told_that_a_link_is_broken(client):
    _broken(slug="stuk")

    assert "De link doet het niet sinds" in client.get("/leeraanbod/stuk/").content.decode()


def test_the_home_page_of_a_member_shows_new_material(client):
    ResourceFactory(title="Nieuwste cursus")
    client.force_login(MemberFactory())

    assert "Nieuwste cursus" in client.get("/").content.decode()


def test_the_catalogue_is_linked_from_footer_and_lessons(client):
    assert client.get("/").content.decode().count('href="/leeraanbod/"') == 1
    assert client.get("/lessen/").content.decode().count('href="/leeraanbod/"') == 2


def test_the_admin_lists_entries_for_editors_alone(client):
    ResourceFactory(title="Concept", live=False)

    seen = {}
    for role in (EDITORS, MODERATORS):
        client.force_login(MemberFactory(groups=[role]))
        seen[role] = "Concept" in client.get("/beheer/catalogue_admin_pages/", follow=True).content.decode()
    assert seen == {EDITORS: True, MODERATORS: False}
