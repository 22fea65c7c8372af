"""Where a check may go: public addresses of the web only, so that a link never makes this server ask its neighbours."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass

import httpx

Resolve = Callable[[str, int], list[str]]


class Refused(Exception):
    """This address is not asked; `str(error)` says why in a few words."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises OSError when it has none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """False for private, loopback, link-local, shared, reserved and multicast addresses, also inside an IPv6 one."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inside is not None:
            found = inside
        elif found in ipaddress.ip_network("64:ff9b::/96"):
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.is_global and not found.is_multicast


@dataclass(frozen=True)
class Door:
    """Says which address of a host is asked. The connection goes to that very address: a name that resolves to
    another one a moment later changes nothing. Tests give their own `resolve` and `may_ask`.
    """

    resolve: Resolve = resolve
    may_ask: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})

    def through(self, url: httpx.URL) -> str:
        """Raises Refused, or OSError for a host that is not known."""
        port = url.port or {"http": 80, "https": 443}.get(url.scheme, 0)
        if port not in self.ports or not url.host:
            raise Refused("no ordinary address of the web")
        addresses = self.resolve(url.host, port)
        if not addresses or not all(self.may_ask(address) for address in addresses):
            raise Refused("no public address")
        return addresses[0]
