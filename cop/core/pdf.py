"""HTML to PDF: tagged, so that a screen reader can follow it, and kept, because making one takes a second.

The library reads fonts and styles of this site alone. Members write what stands in a page: nothing in it may make
the server ask another address, or read a file.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache as kept
from django.template.loader import render_to_string
from django.utils.translation import get_language

STYLES = "css/paper.css"
VARIANT = "pdf/ua-1"
KEEP_SECONDS = 24 * 3600
FOLDERS = ("css/", "fonts/")  # of the static files: all that paper needs
SCHEME = "werfkringstatic"


class Refused(ValueError):
    """An address that is no style or font of this site."""


@cache
def pdf_available() -> bool:
    """False where the library, or a library of the system that it needs, is lacking: then no PDF is offered."""
    try:
        _library()
    except (ImportError, OSError):
        return False
    return True


def pdf_of(template: str, context: dict[str, Any]) -> bytes:
    """The PDF of a template that extends "paper.html", in the language of now.

    Kept under everything that it shows, so that a changed word is a new one. Raises OSError where `pdf_available` is
    False.
    """
    html = render_to_string(template, {**context, "styles": f"{SCHEME}:{STYLES}", "language": get_language()})
    digest = hashlib.sha256(html.encode() + _own_file(STYLES).read_bytes()).hexdigest()
    found: bytes = kept.get_or_set(f"pdf:{digest}", lambda: _made(html), KEEP_SECONDS)
    return found


def load_in_background() -> Thread:
    """Loads the library and its fonts beside the first requests of a new process, so that no reader waits for that."""
    thread = Thread(target=_make_one_line, name="pdf", daemon=True)
    thread.start()
    return thread


def _make_one_line() -> None:
    if pdf_available():
        _made(f'<html lang="nl"><title>-</title><link rel="stylesheet" href="{SCHEME}:{STYLES}"><p>-</p></html>')


def _library() -> Any:
    """WeasyPrint, imported when a PDF is asked for. On its way in it tells the picture library, for the whole process,
    that half a picture is whole: we take that back, since uploads are checked by the same library.
    """
    import weasyprint
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def _made(html: str) -> bytes:
    weasyprint = _library()
    # Addresses in the text are whole ones, so that a reader of the file can follow them.
    document = weasyprint.HTML(string=html, base_url=f"{settings.BASE_URL}/", url_fetcher=_fetcher())
    made: bytes = document.write_pdf(pdf_variant=VARIANT)
    return made


@cache
def _fetcher() -> Callable[[str], Any]:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Answers for styles and fonts of this site, from the disk; asks nobody for anything."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            path = own_path(url)
            kind = "text/css" if path.suffix == ".css" else "font/woff2"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    fetcher: Callable[[str], Any] = OwnFiles()
    return fetcher


def own_path(url: str) -> Path:
    """The file of an address that a document asks for. Raises Refused for all but our own styles and fonts."""
    scheme, _host, path, _query, _fragment = urlsplit(url)
    if scheme != SCHEME:
        raise Refused(url)
    return _own_file(unquote(path).lstrip("/"))


def _own_file(name: str) -> Path:
    if not name.startswith(FOLDERS) or ".." in Path(name).parts:
        raise Refused(name)
    found = finders.find(name)
    if not isinstance(found, str):
        raise Refused(name)
    return Path(found)
