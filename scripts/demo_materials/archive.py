"""Saves an office document so that the same text gives the same bytes."""

import datetime
import io
import re
import zipfile

from odfdo import Document, Element

MADE = datetime.datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001  # office documents keep no time zone
_KEPT = ("mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_ENTRY = re.compile(rb'\s*<manifest:file-entry manifest:full-path="([^"]+)"[^>]*/>')


def begin(document: Document, styles: bytes) -> Element:
    """Empties a new document and gives it our styles. Returns where the styles of its own parts go."""
    automatic = document.content.get_element("//office:automatic-styles")
    if document.container is None or automatic is None:
        raise ValueError("This is not an office document.")
    document.container.set_part("styles.xml", styles)
    document.body.clear()
    automatic.clear()
    return automatic


def save_steady(document: Document, title: str) -> bytes:
    """The document as bytes: without thumbnail and settings of a program, with fixed dates."""
    meta = document.meta
    meta.title, meta.language, meta.creator = title, "nl-NL", "Werfkring"
    meta.creation_date = meta.date = MADE
    raw = io.BytesIO()
    document.save(raw)
    target = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w") as archive:
        for name in _KEPT:
            part = zipfile.ZipInfo(name, (MADE.year, MADE.month, MADE.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(part, _steady(name, source.read(name)))
    return target.getvalue()


def _steady(name: str, content: bytes) -> bytes:
    if name != "META-INF/manifest.xml":
        return content
    return _ENTRY.sub(lambda entry: entry[0] if entry[1].decode() in {"/", *_KEPT} else b"", content)
