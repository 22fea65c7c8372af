"""The Atom feed of lessons."""

import re

import pytest
from lxml import etree

from knowledge.lessons.models import LessonPage, Outcome
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db
FEED = "/feeds/lessen/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)")


def read(client, path=FEED):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def texts(element, path):
    return [found if isinstance(found, str) else found.text for found in element.xpath(path, namespaces=ATOM)]


def lesson(**fields):
    defaults = {
        "themes": [ThemeFactory(slug="water")],
        "regions": [RegionFactory(slug="noord")],
        "authors": [MemberFactory(display_name="Jet Vogel"), MemberFactory(display_name="Mo Bos")],
    }
    return LessonFactory(**{**defaults, **fields})


def assert_valid(feed):
    """What RFC 4287 asks of a feed and its entries."""
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    for one in [feed, *feed.xpath("a:entry", namespaces=ATOM)]:
        for name in ("id", "title", "updated"):
            assert len(texts(one, f"a:{name}")) == 1
            assert texts(one, f"a:{name}")[0].strip()
        assert RFC3339.fullmatch(texts(one, "a:updated")[0])
        assert re.match(r"(https?://|urn:uuid:)", texts(one, "a:id")[0])
        assert all(href.startswith("http://testserver/") for href in texts(one, "a:link/@href"))
        assert all(name.strip() for name in texts(one, "a:author/a:name"))
    assert len(texts(feed, "a:link[@rel='self']/@href")) == 1
    ids = texts(feed, "a:entry/a:id")
    assert len(ids) == len(set(ids))


def test_a_lesson_in_the_feed_says_who_what_and_where(client):
    made = lesson(title="Bellen & wachten", slug="bellen", summary="Meer < dan ooit", outcome=Outcome.NOT)
    LessonPage.objects.update(listed_at="2026-03-01T10:00:00Z", changed_at="2026-04-01T10:00:00Z")
    feed = read(client)

    assert_valid(feed)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    [entry] = feed.xpath("a:entry", namespaces=ATOM)
    assert texts(entry, "a:title") == ["Bellen & wachten"]
    assert texts(entry, "a:id") == [f"urn:uuid:{made.translation_key}"]
    assert texts(entry, "a:link/@href") == ["http://testserver/lessen/bellen/"]
    assert texts(entry, "a:summary") == ["Werkte niet. Meer &lt; dan ooit"]
    assert texts(entry, "a:summary/@type") == ["html"]
    assert texts(entry, "a:author/a:name") == ["Jet Vogel", "Mo Bos"]
    assert texts(entry, "a:category/@term") == ["Water", "Noord"]
    assert texts(entry, "a:published")[0].startswith("2026-03-01T")
    assert texts(entry, "a:updated")[0].startswith("2026-04-01T")


def test_the_newest_thirty_and_only_what_is_public(client):
    for number in range(32):
        lesson(title=f"Les {number}")
    LessonFactory(title="Geheim besloten", members_only=True)
    LessonFactory(title="Geheim concept", live=False)
    client.force_login(MemberFactory(administrator=True))
    feed = read(client)

    assert_valid(feed)
    assert texts(feed, "a:entry/a:title") == [f"Les {number}" for number in range(31, 1, -1)]
    assert "Cookie" not in client.get(FEED).get("Vary", "")


def test_an_identity_survives_a_new_address(client):
    made = lesson(slug="oud")
    before = texts(read(client), "a:entry/a:id")
    made.slug = "nieuw"
    made.save_revision().publish(skip_permission_checks=True)

    assert texts(read(client), "a:entry/a:id") == before
    assert texts(read(client), "a:entry/a:link/@href") == ["http://testserver/lessen/nieuw/"]


def test_narrowed_by_theme_and_region(client):
    lesson(title="Water")
    lesson(title="Data", themes=[ThemeFactory(slug="data")], regions=[RegionFactory(slug="zeeland")])

    assert texts(read(client, f"{FEED}?thema=water"), "a:entry/a:title") == ["Water"]
    assert texts(read(client, f"{FEED}?regio=zeeland"), "a:entry/a:title") == ["Data"]
    narrowed = read(client, f"{FEED}?thema=water&regio=zeeland&uitkomst=not&pagina=2")
    assert texts(narrowed, "a:entry") == []
    assert_valid(narrowed)
    assert texts(narrowed, "a:link[@rel='self']/@href") == [f"http://testserver{FEED}?thema=water&regio=zeeland"]
    for junk in ("?thema=%00", "?thema='", "?regio=" + "x" * 10_000):
        assert client.get(f"{FEED}{junk}").status_code == 200


def test_nothing_in_a_text_breaks_the_feed(client):
    lesson(title="Bel\x0b & \x01<b>", summary="]]> \ufffe \x08 <script>")
    LessonPage.objects.get().page_authors.update(name="", member=None)
    feed = read(client)

    assert_valid(feed)
    assert texts(feed, "a:entry/a:title") == ["Bel & <b>"]
    assert texts(feed, "a:entry/a:author/a:name") == ["Oud-lid", "Oud-lid"]


def test_who_has_it_already_pays_one_query(client, django_assert_num_queries):
    made = lesson()
    etag = client.get(FEED)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(FEED, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")

    made.unpublish()
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200
    assert client.get(f"{FEED}?thema=water")["ETag"] != client.get(FEED)["ETag"]


def test_readers_of_feeds_find_it(client):
    for path in ("/", "/lessen/"):
        page = client.get(path).content.decode()
        assert '<link rel="alternate" type="application/atom+xml" href="/feeds/lessen/"' in page


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _ in range(number):
        lesson(organisation=OrganisationFactory())
    client.get(FEED)
    with django_assert_num_queries(6):
        client.get(FEED)
