"""The catalogue: who sees what, what it counts, and what it costs."""

import datetime
from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.utils import timezone

from cop.core.models import Theme
from knowledge.catalogue.filters import CatalogueFilter
from knowledge.catalogue.listing import CatalogueListing
from knowledge.catalogue.models import CatalogueIndexPage, DurationUnit, Kind, Level
from knowledge.catalogue.reading import reading_of
from tests.factories.catalogue import LearningFormFactory, ResourceFactory
from tests.factories.lessons import TargetGroupFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def listing(query="", user=None):
    asked = CatalogueFilter.from_query(RequestFactory().get(f"/leeraanbod/?{query}").GET)
    return CatalogueListing(index=CatalogueIndexPage.objects.get(), user=user, asked=asked)


def titles(seen):
    return [resource.title for resource in seen.page]


def counts(seen, parameter):
    group = next(group for group in seen.facets if group.facet.parameter == parameter)
    return {value.slug: value.count for value in group.values}


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def test_members_only_and_drafts_show_in_no_list_count_or_search(client):
    theme = ThemeFactory(slug="water")
    ResourceFactory(title="Zuivering open", themes=[theme])
    ResourceFactory(title="Zuivering besloten", themes=[theme], members_only=True)
    ResourceFactory(title="Zuivering concept", themes=[theme], live=False)

    for user in (None, MemberFactory(pending=True)):
        seen = listing(user=user)
        assert (titles(seen), seen.count, counts(seen, "thema")) == (["Zuivering open"], 1, {"water": 1})
        assert titles(listing("q=zuivering", user=user)) == ["Zuivering open"]
    seen = listing(user=MemberFactory())
    assert (seen.count, counts(seen, "thema")) == (2, {"water": 2})
    for address in ("/leeraanbod/?q=zuivering", "/zoeken/?q=zuivering", "/api/v2/pages/?type=catalogue.ResourcePage"):
        text = client.get(address).content.decode()
        assert ("Zuivering open" in text or "open</mark>" in text or "</mark> open" in text) is True
        assert "besloten" not in text
        assert "concept" not in text


def test_every_facet_counts_what_one_gets_by_choosing_it_too():
    data, water = ThemeFactory(slug="data"), ThemeFactory(slug="water")
    online, noord = LearningFormFactory(slug="online"), RegionFactory(slug="noord")
    starters = TargetGroupFactory(slug="starters")
    ResourceFactory(title="A", themes=[data], cost=Decimal(0), learning_forms=[online], level=Level.BASIC)
    ResourceFactory(title="B", themes=[data, water], cost=Decimal(95), regions=[noord], target_groups=[starters])
    ResourceFactory(title="C", themes=[water], kind=Kind.MATERIAL, language="en")

    seen = listing("thema=data")
    assert set(titles(seen)) == {"A", "B"}
    assert counts(seen, "thema") == {"data": 2, "water": 2}
    assert counts(seen, "kosten") == {"free": 1, "paid": 1}
    assert (counts(seen, "leervorm"), counts(seen, "doelgroep")) == ({"online": 1}, {"starters": 1})
    assert (counts(seen, "soort"), counts(seen, "niveau")) == ({"course": 2}, {"basic": 1})
    assert counts(listing(), "taal") == {"nl": 2, "en": 1}
    assert titles(listing("kosten=paid&regio=noord")) == ["B"]
    assert titles(listing("soort=material&taal=en")) == ["C"]


def test_sorting_by_duration_start_and_date():
    ResourceFactory(title="Weken", duration=2, duration_unit=DurationUnit.WEEKS, days=[in_days(-3), in_days(40)])
    ResourceFactory(title="Uren", duration=30, duration_unit=DurationUnit.HOURS, days=[in_days(10)])
    ResourceFactory(title="Dagen", duration=1, duration_unit=DurationUnit.DAYS, days=[in_days(-1)])
    ResourceFactory(title="Onbekend", days=[in_days(0)])

    assert titles(listing("sorteer=duur")) == ["Dagen", "Uren", "Weken", "Onbekend"]
    assert titles(listing("sorteer=start")) == ["Onbekend", "Uren", "Weken", "Dagen"]
    assert titles(listing()) == ["Onbekend", "Dagen", "Uren", "Weken"]


def test_kept_counts_follow_a_renamed_label_and_what_is_taken_off():
    theme = ThemeFactory(slug="water", name="Water")
    resource = ResourceFactory(title="Dijken", themes=[theme])
    assert counts(listing(), "thema") == {"water": 1}

    Theme.objects.filter(pk=theme.pk).get()
    theme.name, theme.synonyms = "Waterkering", "zeewering"
    theme.save()
    assert titles(listing("q=zeewering")) == ["Dijken"]
    resource.unpublish()
    assert (listing().count, titles(listing())) == (0, [])


def _make(number):
    theme, form, region = ThemeFactory(slug="water"), LearningFormFactory(slug="online"), RegionFactory(slug="noord")
    for _place in range(number):
        ResourceFactory(themes=[theme], learning_forms=[form], regions=[region], days=[in_days(3)], cost=Decimal(10))


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_costs_the_same_for_any_number(client, known_site, django_assert_num_queries, number):
    _make(number)
    client.get("/over/")  # header and footer are kept from here on
    with django_assert_num_queries(8):
        client.get("/leeraanbod/")
    with django_assert_num_queries(2):
        client.get("/leeraanbod/")
    client.force_login(MemberFactory())
    client.get("/leeraanbod/?pagina=2")
    with django_assert_num_queries(9):
        client.get("/leeraanbod/?sorteer=start")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_page_costs_the_same_for_any_number(client, known_site, django_assert_num_queries, number):
    _make(number + 4)
    address = f"/leeraanbod/{CatalogueIndexPage.objects.get().get_children().first().slug}/"
    client.get("/over/")
    with django_assert_num_queries(15):
        assert client.get(address).status_code == 200
    with django_assert_num_queries(3):
        client.get(address)
    client.force_login(MemberFactory())
    client.get(address)
    with django_assert_num_queries(9):
        client.get(address)


@pytest.mark.parametrize("query", ["q=a%00b&thema=%00&pagina=%00", "q='", "sorteer=onzin", "kosten=x", "pagina=99999"])
def test_junk_in_the_address_is_no_error(client, query):
    ResourceFactory()

    assert client.get(f"/leeraanbod/?{query}").status_code == 200


def test_related_entries_share_labels_and_may_be_read(client):
    theme, group = ThemeFactory(slug="water"), TargetGroupFactory(slug="starters")
    page = ResourceFactory(title="Zelf", themes=[theme], target_groups=[group])
    ResourceFactory(title="Ver weg", themes=[ThemeFactory(slug="data")])
    ResourceFactory(title="Half", themes=[theme])
    ResourceFactory(title="Besloten", themes=[theme], members_only=True)
    ResourceFactory(title="Heel", themes=[theme], target_groups=[group])

    related = reading_of(page, None, is_preview=False).related
    assert [resource.title for resource in related] == ["Heel", "Half"]
