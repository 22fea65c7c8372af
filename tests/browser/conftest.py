"""Chromium against a running server."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from playwright.sync_api import expect, sync_playwright

from home.demo_loader import load

# Playwright's synchronous interface runs an event loop, in which Django else refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
#: Fields that the editor has not taken over, and editors that have no name yet.
UNREADY = (
    "html.js textarea[data-django-prose-editor-configurable]:not(.prose-editor textarea)",
    "html.js .prose-editor:has(> textarea) .ProseMirror[contenteditable=true]:not([aria-labelledby])",
)
#: Waits for every transition that ends by itself.
AT_REST = """() => Promise.allSettled(
    document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished)
)"""
#: How wide the page is, how wide its window, and what sticks out of it.
MEASURED = """() => {
    const seen = window.innerWidth;
    const right = one => Math.round(one.getBoundingClientRect().right);
    const name = one => `${one.localName}.${one.getAttribute("class") ?? ""} until ${right(one)}`;
    const out = [...document.body.querySelectorAll("*")].filter(one => one.checkVisibility() && right(one) > seen);
    return [document.documentElement.scrollWidth, seen, out.slice(0, 5).map(name)];
}"""
WIDTHS = {"narrow": 390, "wide": 1280}


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class LoadedOnce:
    """The demo community as it came out of its loader, put back for each test that wants it.

    Loading takes some fifteen seconds, putting it back a fraction of one. The browser's tests run on SQLite alone.
    """

    def __init__(self, folder: Path) -> None:
        self.files = folder / "media"
        self.database: sqlite3.Connection | None = None

    def put(self, media: Path) -> None:
        connection.ensure_connection()
        if self.database is None:
            load(say=lambda line: None)
            self.database = sqlite3.connect(":memory:")
            connection.connection.backup(self.database)
            shutil.copytree(media, self.files)
            return
        self.database.backup(connection.connection)
        shutil.copytree(self.files, media, dirs_exist_ok=True)
        # Kept by key, and the keys are those of the loaded database again.
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory):
    return LoadedOnce(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def community(transactional_db, settings, loaded_once):
    """The demo community, with the password that is known."""
    loaded_once.put(Path(settings.MEDIA_ROOT))
    return settings


@pytest.fixture
def open_page(chromium, live_server):
    """`open_page(email, width=, javascript=, scheme=)`: a browser window of somebody, on the home page."""
    contexts = []

    def open_(email=None, *, width="wide", javascript=True, scheme="light"):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": WIDTHS[width], "height": 900},
            locale="nl-NL",
            java_script_enabled=javascript,
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda line: page.problems.append(line.text) if "Content Security" in line.text else None)
        page.goto("/")
        if email:
            sign_in(page, email)
        return page

    yield open_
    for context in contexts:
        context.close()


def sign_in(page, email, password="werfkring-demo"):
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def await_rest(page):
    """Waits until the page has loaded, its editors stand in the place of their fields, and nothing moves any more."""
    page.wait_for_load_state("load")
    for unready in UNREADY:
        expect(page.locator(unready)).to_have_count(0, timeout=15_000)
    # A transition starts when its style is drawn: what just changed has one only in the next frame.
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.evaluate(AT_REST)


def assert_nothing_sticks_out(page):
    """The page at rest is not wider than its window."""
    await_rest(page)
    width, seen, out = page.evaluate(MEASURED)
    assert width <= seen, f"{page.url} is {width} wide in {seen}: {out}"


@pytest.fixture
def assert_accessible():
    """axe finds nothing, nothing sticks out sideways, and the policy stopped nothing."""
    axe = Axe()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def check(page):
        assert_nothing_sticks_out(page)
        found = axe.run(page, options=rules).response["violations"]
        described = [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in found]
        assert described == [], page.url
        assert page.problems == [], page.url

    return check
