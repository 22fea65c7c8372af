"""Names of files that every computer can write, whatever somebody called them."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 80  # characters without the extension: folders have names as well, and Windows counts both
#: Windows keeps these for devices, whatever stands behind the full stop.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def plain_name(title: str, extension: str = "") -> str:
    """`title` in plain letters, figures and hyphens, with `extension` (without its full stop); never empty."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    stem = _NOT_PLAIN.sub("-", letters).strip("-")[:LONGEST].strip("-") or "bestand"
    if _DEVICES.fullmatch(stem):
        stem = f"{stem}-bestand"
    ending = _NOT_PLAIN.sub("", extension).lower()[:10]
    return f"{stem}.{ending}" if ending else stem


class Names:
    """Gives each file a name of its own: "blad.pdf", then "blad-2.pdf". Case makes no difference: on Windows it makes none."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.lower() for name in taken}

    def own(self, wanted: str) -> str:
        path = PurePosixPath(wanted)
        name, number = wanted, 1
        while name.lower() in self._taken:
            number += 1
            name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        self._taken.add(name.lower())
        return name
