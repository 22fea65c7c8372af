"""Making PDF files."""

import logging

from cop.core import pdf


def test_a_new_process_loads_the_library_before_anybody_asks(monkeypatch, caplog):
    made = []
    monkeypatch.setattr(pdf, "_made", lambda html, make=pdf._made: made.append(make(html)))
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        thread = pdf.load_in_background()
        thread.join(60)

    assert not thread.is_alive()
    assert [one[:5] for one in made] == [b"%PDF-"]
    assert caplog.messages == []


def test_without_the_library_a_process_starts_all_the_same(monkeypatch):
    monkeypatch.setattr(pdf, "pdf_available", lambda: False)
    monkeypatch.setattr(pdf, "_made", lambda html: 1 / 0)
    thread = pdf.load_in_background()
    thread.join(60)

    assert not thread.is_alive()
