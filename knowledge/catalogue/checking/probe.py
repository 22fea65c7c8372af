"""Asking whether a page elsewhere is still there, politely."""

from dataclasses import dataclass, field
from enum import StrEnum

import httpx
from django.conf import settings

from cop.core.models import CommunitySettings
from knowledge.catalogue.checking.addresses import Door, Refused
from knowledge.catalogue.checking.pace import Pace

TIMEOUT = 10  # seconds, of each step of a request
MOST_REDIRECTS = 5
#: The site is there and wants no robots, or is busy: nothing is known of the page.
UNSAID = {401, 403, 407, 408, 425, 429, 451, 503, 999}


class Outcome(StrEnum):
    WORKS = "works"
    FAILS = "fails"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Finding:
    """What a check found; `note` says in a few words what happened when it does not work."""

    outcome: Outcome
    status: int | None = None
    note: str = ""


def user_agent() -> str:
    """Whose robot this is, and where to complain."""
    name = "".join(letter for letter in CommunitySettings.load().name if letter.isascii() and letter.isalnum())
    return f"{name or 'Werfkring'}-linkcheck/1.0 (+{settings.BASE_URL}/)"


@dataclass
class Probe:
    """One robot for many links, that keeps its pace. `transport` is for tests."""

    door: Door = field(default_factory=Door)
    pace: Pace = field(default_factory=Pace)
    transport: httpx.BaseTransport | None = None

    def __post_init__(self) -> None:
        self._client = httpx.Client(
            transport=self.transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": user_agent(), "Accept": "text/html,*/*;q=0.8"},
        )

    def close(self) -> None:
        self._client.close()

    def check(self, link: str) -> Finding:
        """HEAD first; GET, of which the body is not read, where HEAD gives no answer that will do."""
        finding = self._ask("HEAD", link)
        return finding if finding.outcome is Outcome.WORKS else self._ask("GET", link)

    def _ask(self, method: str, link: str) -> Finding:
        try:
            return self._follow(method, httpx.URL(link))
        except Refused as refused:
            return Finding(Outcome.FAILS, note=str(refused))
        except httpx.TimeoutException:
            return Finding(Outcome.FAILS, note="no answer in time")
        except (httpx.InvalidURL, httpx.HTTPError, OSError, UnicodeError, ValueError) as error:
            return Finding(Outcome.FAILS, note=_in_few_words(error))

    def _follow(self, method: str, url: httpx.URL) -> Finding:
        for _hop in range(MOST_REDIRECTS + 1):
            status, onwards = self._send(method, url)
            if onwards is None:
                return _finding(status)
            url = url.join(onwards)
        return Finding(Outcome.FAILS, status=status, note="too many redirects")

    def _send(self, method: str, url: httpx.URL) -> tuple[int, str | None]:
        """(status, where it sends one on). To the address that the door chose, under the host's own name."""
        address = self.door.through(url)
        self.pace.wait_for(url.host)
        request = self._client.build_request(
            method,
            url.copy_with(host=address),
            headers={"Host": url.netloc.decode("ascii").rpartition("@")[2]},
            extensions={"sni_hostname": url.host},
        )
        response = self._client.send(request, stream=True)
        response.close()
        return response.status_code, response.headers.get("Location") if response.is_redirect else None


def _finding(status: int) -> Finding:
    if status < 400:
        return Finding(Outcome.WORKS, status)
    return Finding(Outcome.UNSAID if status in UNSAID else Outcome.FAILS, status)


def _in_few_words(error: Exception) -> str:
    words = str(error).lower()
    if "certificate" in words or "ssl" in words:
        return "wrong certificate"
    if isinstance(error, (httpx.ConnectError, OSError)):
        return "no such host or no connection"
    return "no answer that can be read"
