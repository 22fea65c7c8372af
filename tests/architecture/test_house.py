"""The rules of the house that no linter knows."""

import ast
import inspect
import re
import sys
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
# From the ground up; a room may point at itself and at what comes before it.
FLOORS = [
    *("core", "regions", "members", "notifications", "moderation", "publishing", "care", "bookmarks", "search"),
    *("discussions", "vacancies", "lessons", "replications", "catalogue", "workshops", "given", "self_study"),
    *("agenda", "challenges", "registration", "entries", "organising", "home"),
]
# Over 250 lines with a reason would stand here; so far nothing does.
LONG_MODULES: set[str] = set()
LINKED_DATA = "templates/components/linked_data.html"


def our_models():
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in FLOORS]


def our_sources():
    for folder in ("cop", "knowledge", "events", "home"):
        yield from (path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_no_relation_points_up(model):
    floor = FLOORS.index(model._meta.app_label)
    targets = {
        field.related_model._meta.app_label
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation
        and not field.auto_created
        and inspect.isclass(field.related_model)
        # Whoever the user model is: Wagtail's images and documents point at the setting, not at our room.
        and getattr(field, "swappable_setting", None) != "AUTH_USER_MODEL"
    }

    assert {target for target in targets if target in FLOORS and FLOORS.index(target) > floor} == set()


def test_modules_stay_short():
    long = {str(path.relative_to(ROOT)) for path in our_sources() if len(path.read_text().splitlines()) > 250}

    assert long == LONG_MODULES


def test_only_the_sanitiser_marks_member_html_safe():
    marking = {
        str(path.relative_to(ROOT))
        for path in our_sources()
        if re.search(r"\bmark_safe\b|SafeString\(|\bsafestring\.", path.read_text()) and path.name != "richtext.py"
    }
    templates = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text())
    }

    assert marking == set()
    assert templates == set()


def test_public_templates_have_nothing_inline():
    inline = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if "emails" not in path.parts
        and "wagtailadmin" not in str(path)
        and re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", path.read_text())
    }

    # Data for machines, which no browser runs.
    [data] = re.findall(r"<script[^>]*>", (ROOT / LINKED_DATA).read_text())
    assert data == '<script type="application/ld+json">'
    assert inline == {LINKED_DATA}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_hold_hashes_and_no_addresses(name):
    lock = (ROOT / name).read_text()

    assert "://" not in lock
    assert "index-url" not in lock
    assert lock.count("--hash=sha256:") > 50


@pytest.mark.parametrize(
    "module",
    [
        "cop.bookmarks.services",
        "cop.members.services",
        "cop.moderation.services",
        "cop.notifications.services",
        "cop.discussions.services",
        "cop.publishing.services",
        "cop.care.services",
        "knowledge.lessons.services",
        "knowledge.replications.services",
        "knowledge.given.services",
        "knowledge.self_study.services",
        "knowledge.catalogue.services",
        "events.registration.services",
        "events.entries.services",
        "events.organising.services",
    ],
)
def test_services_take_typed_keywords(module):
    services = import_module(module)
    functions = [
        function
        for name, function in inspect.getmembers(services, inspect.isfunction)
        if not name.startswith("_") and function.__module__.startswith(module)
    ]
    assert functions

    for function in functions:
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty, function.__name__
        for parameter in signature.parameters.values():
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY, f"{function.__name__}({parameter.name})"
            assert parameter.annotation is not inspect.Parameter.empty, f"{function.__name__}({parameter.name})"


def test_what_the_site_imports_is_in_its_own_lock():
    """The development lock holds more; a server installs only the other one."""
    locked = set(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    where = packages_distributions()
    imported = set()
    for path in [*our_sources(), ROOT / "scripts" / "compile_translations.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            imported.update(name.partition(".")[0] for name in names)
    # What only a setting asks for, whose reader says what to install.
    optional = {"clamav_client"}
    foreign = imported - set(sys.stdlib_module_names) - {"cop", "events", "home", "knowledge"} - optional

    assert {name for name in foreign if not {d.lower().replace("_", "-") for d in where[name]} & locked} == set()
