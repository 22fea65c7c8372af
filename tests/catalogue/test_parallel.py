"""Two at the same moment: no doubles, and no link asked twice."""

import threading

import httpx
import pytest

from cop.core.models import LearningForm, Theme
from knowledge.catalogue.checking.addresses import Door
from knowledge.catalogue.checking.pace import Pace
from knowledge.catalogue.checking.probe import Probe
from knowledge.catalogue.models import LinkState, ResourcePage
from knowledge.catalogue.services import check_links, import_resources
from tests.factories.catalogue import ResourceFactory
from tests.publishing.test_parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LINES = b"titel;link;aanbieder;samenvatting;leervorm;thema\n" + b"".join(
    b"Cursus;https://leeraanbod.example/%d;Leerplein;Zo leer je.;Proeflezen;Proefwater\n" % place for place in range(4)
)


def test_one_file_imported_three_times_at_once_makes_no_doubles():
    LearningForm.objects.create(name="Proeflezen", slug="proeflezen")
    Theme.objects.create(name="Proefwater", slug="proefwater")
    outcomes = at_once(*[lambda: import_resources(content=LINES) for _run in range(3)])

    assert sorted((outcome.new, outcome.same) for outcome in outcomes) == [(0, 4), (0, 4), (4, 0)]
    assert ResourcePage.objects.count() == 4


def test_two_runs_beside_each_other_share_the_links():
    for _place in range(8):
        ResourceFactory()
    asked, lock = [], threading.Lock()

    def answer(request):
        with lock:
            asked.append(request.url.path)
        return httpx.Response(200)

    def run():
        door = Door(resolve=lambda host, port: ["93.184.216.34"])
        return check_links(probe=Probe(door=door, pace=Pace(seconds=0), transport=httpx.MockTransport(answer)))

    outcomes = at_once(run, run)
    assert sum(outcome.works for outcome in outcomes) == 8
    assert len(asked) == len(set(asked)) == 8
    assert ResourcePage.objects.filter(link_state=LinkState.WORKS).count() == 8
