"""What the sanitiser lets through, loaded in a real browser."""

import pytest

from cop.core import richtext
from tests.core.richtext_cases import ALL

pytestmark = pytest.mark.browser
ALLOWED = sorted(richtext.TAGS | {"html", "head", "body", "div"})


def test_nothing_runs_and_nothing_is_fetched(chromium):
    page = chromium.new_page()
    asked, dialogs = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for start in range(0, len(ALL), 50):
        page.set_content("".join(f"<div>{richtext.sanitise(html)}</div>" for html in ALL[start : start + 50]))
        tags = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(e => e.localName))]")
        assert set(tags) <= set(ALLOWED)
        names = page.evaluate(
            "[...new Set([...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => `${e.localName} ${a.name}`)))]"
        )
        assert set(names) <= {"a href", "a rel"}
        schemes = page.evaluate("[...new Set([...document.links].map(a => a.protocol))]")
        # ":" is a link without an address, "about:" one on this page itself.
        assert set(schemes) <= {"http:", "https:", "mailto:", "about:", ":"}
    page.wait_for_timeout(300)

    assert page.evaluate("window.pwned") is None
    assert (asked, dialogs) == ([], [])
    page.close()
