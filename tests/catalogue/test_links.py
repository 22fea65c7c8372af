"""Checking links: politely, at public addresses only, and nothing is broken after one accident."""

import datetime
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from django.utils import timezone

from knowledge.catalogue.checking.addresses import Door, Refused, is_public
from knowledge.catalogue.checking.pace import Pace
from knowledge.catalogue.checking.probe import Outcome, Probe
from knowledge.catalogue.links import link_key, validate_link
from knowledge.catalogue.models import LinkState, ResourcePage
from knowledge.catalogue.services import check_links
from tests.factories.catalogue import ResourceFactory

DAY = datetime.timedelta(days=1)
PUBLIC, INSIDE = "93.184.216.34", "10.0.0.7"


class Clock:
    """Stands still until somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def probe_of(answer, *, hosts=None, clock=None):
    """A robot of which `answer(request)` is the whole web."""
    clock = clock or Clock()

    def resolve(host, port):
        return (hosts or {}).get(host, [PUBLIC])

    return Probe(
        door=Door(resolve=resolve),
        pace=Pace(clock=lambda: clock.now, sleep=clock.sleep),
        transport=httpx.MockTransport(answer),
    )


def says(status, **headers):
    return lambda request: httpx.Response(status, headers=headers)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  (asked of, not bound to)
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("ff02::1", False),
    ],
)
def test_only_public_addresses_are_asked(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["https://inside.example/", "https://half.example/", "https://a.example:8080/", "ftp://a.example/"]
)
def test_the_door_refuses(url):
    hosts = {"inside.example": [INSIDE], "half.example": [PUBLIC, INSIDE]}
    door = Door(resolve=lambda host, port: hosts.get(host, [PUBLIC]))

    with pytest.raises(Refused):
        door.through(httpx.URL(url))


@pytest.mark.django_db
def test_a_redirect_to_the_inside_is_refused_before_it_is_asked():
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": "http://169.254.169.254/latest"})

    probe = probe_of(answer, hosts={"169.254.169.254": ["169.254.169.254"]})
    assert probe.check("https://a.example/x").outcome is Outcome.FAILS
    assert asked == [f"https://{PUBLIC}/x"] * 2


@pytest.mark.django_db
def test_the_connection_goes_to_the_address_that_was_looked_at():
    seen = []

    def answer(request):
        seen.append((request.url.host, request.headers["Host"], request.extensions["sni_hostname"]))
        assert request.headers["User-Agent"] == "Werfkring-linkcheck/1.0 (+http://testserver/)"
        return httpx.Response(200)

    assert probe_of(answer).check("https://a.example/").outcome is Outcome.WORKS
    assert seen == [(PUBLIC, "a.example", "a.example")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("head", "get", "outcome"),
    [
        (200, 500, Outcome.WORKS),
        (405, 200, Outcome.WORKS),
        (404, 200, Outcome.WORKS),
        (404, 404, Outcome.FAILS),
        (410, 410, Outcome.FAILS),
        (500, 500, Outcome.FAILS),
        (403, 403, Outcome.UNSAID),
        (429, 429, Outcome.UNSAID),
        (503, 503, Outcome.UNSAID),
    ],
)
def test_head_and_then_get_decide(head, get, outcome):
    probe = probe_of(lambda request: httpx.Response(head if request.method == "HEAD" else get))

    assert probe.check("https://a.example/").outcome is outcome


@pytest.mark.django_db
def test_redirects_are_followed_but_not_for_ever():
    def onwards(request):
        number = int(request.url.path.strip("/"))
        return httpx.Response(301, headers={"Location": f"/{number + 1}"}) if number < 4 else httpx.Response(200)

    assert probe_of(onwards).check("https://a.example/0").outcome is Outcome.WORKS
    finding = probe_of(says(301, Location="/x")).check("https://a.example/")
    assert (finding.outcome, finding.note) == (Outcome.FAILS, "too many redirects")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error", [httpx.ConnectTimeout, httpx.ReadTimeout, httpx.ConnectError, httpx.RemoteProtocolError]
)
def test_no_answer_is_a_failure_with_a_few_words(error):
    def answer(request):
        raise error("x")

    finding = probe_of(answer).check("https://a.example/")
    assert (finding.outcome, finding.status) == (Outcome.FAILS, None)
    assert finding.note


@pytest.mark.django_db
def test_one_host_is_asked_once_a_second_and_others_meanwhile():
    clock = Clock()
    probe = probe_of(says(200), clock=clock)
    for link in ("https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/3"):
        probe.check(link)

    assert clock.slept == [1.0, 1.0]


@pytest.mark.django_db
def test_a_real_server_is_asked_without_its_body():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.append(self.command)
            self.send_error(405)

        def do_GET(self):
            asked.append((self.command, self.headers["Host"], self.path))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_port
    door = Door(resolve=lambda host, port: ["127.0.0.1"], may_ask=lambda address: True, ports=frozenset({port}))
    probe = Probe(door=door, pace=Pace(seconds=0))
    try:
        finding = probe.check(f"http://cursus.example:{port}/pad?x=1")
    finally:
        probe.close()
        server.shutdown()
        server.server_close()

    assert (finding.outcome, finding.status) == (Outcome.WORKS, 200)
    assert asked == ["HEAD", ("GET", f"cursus.example:{port}", "/pad?x=1")]


@pytest.mark.django_db
def test_twice_on_different_days_is_broken_and_works_again_is_forgotten():
    page = ResourceFactory()
    start = timezone.now().replace(hour=12)

    def run(status, at):
        check_links(probe=probe_of(says(status)), now=lambda: at)
        page.refresh_from_db()
        return page.link_state, page.link_status, page.link_failed_on

    first_day = timezone.localdate(start)
    assert run(404, start) == (LinkState.FAILING, 404, first_day)
    assert run(404, start + datetime.timedelta(hours=2)) == (LinkState.FAILING, 404, first_day)
    assert run(429, start + DAY) == (LinkState.FAILING, 429, first_day)
    assert run(404, start + 2 * DAY) == (LinkState.BROKEN, 404, first_day)
    assert run(200, start + 3 * DAY) == (LinkState.WORKS, 200, None)


@pytest.mark.django_db
def test_oldest_first_at_most_so_many_and_only_what_is_due():
    now = timezone.now()
    asked = []

    def answer(request):
        asked.append(request.url.path)
        return httpx.Response(200)

    for name, days, state in (
        ("recent", 2, "works"),
        ("oud", 9, "works"),
        ("ouder", 20, "works"),
        ("stuk", 2, "broken"),
    ):
        ResourceFactory(link=f"https://a.example/{name}", link_checked_at=now - days * DAY, link_state=state)
    ResourceFactory(link="https://a.example/nieuw")
    ResourceFactory(link="https://a.example/concept", live=False)
    assert check_links(probe=probe_of(answer), most=3, now=lambda: now).works == 3
    assert asked == ["/nieuw", "/ouder", "/oud"]
    assert check_links(probe=probe_of(answer), now=lambda: now).number == 1
    assert asked[3:] == ["/stuk"]


@pytest.mark.django_db
def test_a_run_that_is_killed_goes_on_where_it_was():
    for _place in range(3):
        ResourceFactory()
    now, asked = timezone.now(), []

    def answer(request):
        asked.append(request.url.path)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return httpx.Response(200)

    with pytest.raises(KeyboardInterrupt):
        check_links(probe=probe_of(answer), now=lambda: now)
    assert ResourcePage.objects.filter(link_state=LinkState.WORKS).count() == 1
    # The one that was being checked is another run's, until that has had its time.
    assert check_links(probe=probe_of(says(200)), now=lambda: now).number == 1
    assert check_links(probe=probe_of(says(200)), now=lambda: now + datetime.timedelta(minutes=6)).number == 1


@pytest.mark.django_db
def test_of_a_new_address_nothing_is_known():
    page = ResourceFactory(link_state=LinkState.BROKEN, link_failed_on=timezone.localdate(), link_status=404)
    page.link = "https://elders.example/"
    page.save_revision().publish(skip_permission_checks=True)

    page.refresh_from_db()
    assert (page.link_state, page.link_status, page.link_failed_on) == (LinkState.UNKNOWN, None, None)
    assert page.link_key == "elders.example/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://A.example/x/", "https://a.example/x"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/x?b=2&a=1&utm_source=y", "https://a.example:443/x?a=1&b=2#top"),
    ],
)
def test_addresses_of_one_page_have_one_key(one, other):
    assert link_key(one) == link_key(other)


@pytest.mark.parametrize(
    "link",
    [
        "http://a.example/",
        "javascript:alert(1)",
        "https://",
        "a.example",
        "https://u:p@a.example/",
        "https://a b.example/",
    ],
)
def test_only_whole_https_addresses_will_do(link):
    with pytest.raises(Exception, match="https"):
        validate_link(link)
