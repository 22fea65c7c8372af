"""A wrong or missing setting is said in one sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cop.settings import environment


def test_required_setting_that_is_missing_names_itself_and_its_purpose(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set. Set it to a random text."):
        environment.required("SECRET_KEY", "a random text")


def test_database_without_address_is_sqlite_that_waits_for_other_writers(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = environment.database(Path("/tmp/x.sqlite3"))
    assert config["ENGINE"] == "django.db.backends.sqlite3"
    assert config["NAME"] == "/tmp/x.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert config["OPTIONS"]["timeout"] == 20


def test_database_address_of_postgresql_is_read(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://me:pw@localhost:5432/werfkring")
    config = environment.database(Path("unused"))
    assert (config["ENGINE"], config["NAME"]) == ("django.db.backends.postgresql", "werfkring")


@pytest.mark.parametrize("address", ["mysql://me@localhost/x", "no-address"])
def test_database_address_of_another_kind_is_refused(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be read"):
        environment.database(Path("unused"))


def test_a_virus_scanner_is_read_or_refused(monkeypatch):
    for address in ("", "tcp://clamav:3310", "unix:///run/clamav/clamd.ctl"):
        monkeypatch.setenv("CLAMAV_URL", address)
        assert environment.virus_scanner() == address
    for address in ("clamav:3310", "tcp://", "unix://", "http://clamav"):
        monkeypatch.setenv("CLAMAV_URL", address)
        with pytest.raises(ImproperlyConfigured, match="CLAMAV_URL cannot be read"):
            environment.virus_scanner()


def test_a_virus_scanner_without_its_client_says_what_to_install(monkeypatch):
    monkeypatch.setenv("CLAMAV_URL", "tcp://clamav:3310")
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match="pip install clamav-client"):
        environment.virus_scanner()


def test_tasks_backend_names_the_allowed_values(monkeypatch):
    monkeypatch.setenv("TASKS_BACKEND", "celery")
    with pytest.raises(ImproperlyConfigured, match="Use one of: immediate, database"):
        environment.tasks()


def test_base_url_without_scheme_is_refused(monkeypatch):
    monkeypatch.setenv("BASE_URL", "werfkring.example")
    with pytest.raises(ImproperlyConfigured, match="whole address"):
        environment.url_of("BASE_URL", "")


def test_cache_of_an_unknown_kind_is_refused(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "memcache://localhost")
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL cannot be read"):
        environment.cache()


@pytest.mark.parametrize("value", ["120", "0/minute", "120/maand", "veel", "-1/day"])
def test_a_rate_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("API_RATE", value)
    with pytest.raises(ImproperlyConfigured, match="API_RATE cannot be read"):
        environment.rate("API_RATE", "120/minute")


def test_an_empty_rate_is_no_limit(monkeypatch):
    monkeypatch.setenv("API_RATE", "")
    assert environment.rate("API_RATE", "120/minute") == ""
