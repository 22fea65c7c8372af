"""At most one request to a host within a while, whatever the number of links to it."""

import time
from collections.abc import Callable

SECONDS = 1.0  # between two requests to one host


class Pace:
    """Tests give their own `clock` (seconds) and `sleep`."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.seconds = seconds
        self.clock = clock
        self.sleep = sleep
        self._last: dict[str, float] = {}

    def wait_for(self, host: str) -> None:
        """Returns when this host may be asked again."""
        if host in self._last:
            early = self._last[host] + self.seconds - self.clock()
            if early > 0:
                self.sleep(early)
        self._last[host] = self.clock()
