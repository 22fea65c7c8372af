"""Reads settings from the environment and says in one sentence what is wrong with one."""

import importlib.util
import re
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

SQLITE_OPTIONS: dict[str, Any] = {
    # With Django's default a second writer fails at once when the first holds the lock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def required(name: str, purpose: str) -> str:
    """The value of `name`; raises ImproperlyConfigured with its purpose when it is missing or empty."""
    value: str = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it to {purpose}.")
    return value


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of `allowed`; raises ImproperlyConfigured that names the allowed values."""
    value: str = env.str(name, default=default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is '{value}'. Use one of: {', '.join(allowed)}.")
    return value


def url_of(name: str, default: str) -> str:
    """A http(s) address without a closing slash; raises ImproperlyConfigured otherwise."""
    value: str = env.str(name, default=default).rstrip("/")
    if not value.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"{name} is '{value}'. Give a whole address, such as https://werfkring.example.")
    return value


def rate(name: str, default: str) -> str:
    """So many in a second, minute, hour or day, such as "120/minute"; "" for no limit. Raises ImproperlyConfigured."""
    value: str = env.str(name, default=default).strip()
    if value and not re.fullmatch(r"[1-9][0-9]{0,6}/(second|minute|hour|day)", value):
        raise ImproperlyConfigured(_unreadable(name, "120/minute"))
    return value


def database(default_file: Path) -> dict[str, Any]:
    """Django's DATABASES entry from DATABASE_URL, SQLite in `default_file` without one."""
    address: str = env.str("DATABASE_URL", default="") or f"sqlite:///{default_file}"
    try:
        with warnings.catch_warnings():
            # The library warns of an unknown kind of address; the sentence below says what to do.
            warnings.simplefilter("ignore")
            config: dict[str, Any] = env.db_url_config(address)
    except (KeyError, ValueError) as error:
        raise ImproperlyConfigured(
            _unreadable("DATABASE_URL", "postgres://name:password@host:5432/database")
        ) from error
    engine = str(config.get("ENGINE", ""))
    if engine == "django.db.backends.sqlite3":
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    elif engine == "django.db.backends.postgresql":
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured(_unreadable("DATABASE_URL", "postgres://name:password@host:5432/database"))
    return config


# A page of a discussion is twenty parts of some kilobytes; Django's own 300 would be a handful of pages.
MOST_KEPT = 10_000


def cache() -> dict[str, Any]:
    """Django's CACHES entry from CACHE_URL or REDIS_URL; memory of this process without one."""
    room = {"OPTIONS": {"MAX_ENTRIES": MOST_KEPT}}
    address: str = env.str("CACHE_URL", default="") or env.str("REDIS_URL", default="")
    if not address:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "werfkring", **room}
    if address.startswith(("redis://", "rediss://")):
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}
    if address.startswith("dbcache://"):
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": address.removeprefix("dbcache://"),
            **room,
        }
    raise ImproperlyConfigured(_unreadable("CACHE_URL", "redis://host:6379/0 or dbcache://cache_table"))


def email() -> dict[str, Any]:
    """Django's EMAIL_* settings from EMAIL_URL; the console without one."""
    address: str = env.str("EMAIL_URL", default="") or "consolemail://"
    try:
        config: dict[str, Any] = env.email_url_config(address)
    except (KeyError, ValueError) as error:
        raise ImproperlyConfigured(_unreadable("EMAIL_URL", "smtp+tls://name:password@host:587")) from error
    return {key: value for key, value in config.items() if key.startswith("EMAIL_")}


def tasks() -> dict[str, Any]:
    """django-tasks' TASKS setting from TASKS_BACKEND: immediate (default) or database (needs a worker)."""
    backends = {
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }
    chosen = choice("TASKS_BACKEND", "immediate", tuple(backends))
    # Work is queued only when its transaction is committed: a rolled back write sends no mail.
    return {"default": {"BACKEND": backends[chosen], "ENQUEUE_ON_COMMIT": True, "QUEUES": []}}


SEARCH_ENGINES = {
    # scheme: (module of Wagtail's search, what Python imports, what pip installs)
    "opensearch": ("opensearch3", "opensearchpy", "'opensearch-py>=3,<4'"),
    "opensearch2": ("opensearch2", "opensearchpy", "'opensearch-py>=2,<3'"),
    "opensearch3": ("opensearch3", "opensearchpy", "'opensearch-py>=3,<4'"),
    "elasticsearch8": ("elasticsearch8", "elasticsearch", "'elasticsearch>=8,<9'"),
    "elasticsearch9": ("elasticsearch9", "elasticsearch", "'elasticsearch>=9,<10'"),
}


def search() -> dict[str, Any]:
    """Wagtail's WAGTAILSEARCH_BACKENDS entry from SEARCH_URL; the database without one.

    `opensearch://name:password@host:9200/prefix`, with `https+` in front for an encrypted connection. The names of
    the indexes start with the prefix.
    """
    address: str = env.str("SEARCH_URL", default="")
    if not address:
        return {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch", "ATOMIC_REBUILD": True}
    transport, scheme, parts = _parts_of_search_url(address)
    module, library, package = SEARCH_ENGINES[scheme]
    if importlib.util.find_spec(library) is None:
        raise ImproperlyConfigured(f"SEARCH_URL names {scheme}, whose client is missing. Do: pip install {package}.")
    return {
        "BACKEND": f"wagtail.search.backends.{module}",
        "URLS": [f"{transport}://{parts.netloc}"],
        "INDEX_PREFIX": f"{parts.path.strip('/') or 'werfkring'}_",
        "TIMEOUT": 5,
        "ATOMIC_REBUILD": True,
        "INDEX_SETTINGS": {"settings": {"analysis": {"analyzer": {"default": {"type": "dutch"}}}}},
    }


def _parts_of_search_url(address: str) -> tuple[str, str, SplitResult]:
    """("http" or "https", the kind of engine, the parts); raises ImproperlyConfigured with an example."""
    example = _unreadable("SEARCH_URL", "opensearch://host:9200/werfkring or https+elasticsearch9://name:password@host")
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None or ":" not in parts.netloc.rpartition("@")[2]
    except ValueError as error:
        raise ImproperlyConfigured(example) from error
    encrypted, _plus, rest = parts.scheme.rpartition("+")
    if encrypted not in ("", "https") or not parts.hostname or not has_port:
        raise ImproperlyConfigured(example)
    if rest not in SEARCH_ENGINES:
        raise ImproperlyConfigured(f"SEARCH_URL names '{rest}'. Use one of: {', '.join(SEARCH_ENGINES)}.")
    return encrypted or "http", rest, parts


def virus_scanner() -> str:
    """CLAMAV_URL, `tcp://host:3310` or `unix:///path`; "" without one. Raises ImproperlyConfigured otherwise."""
    address: str = env.str("CLAMAV_URL", default="").strip()
    parts = urlsplit(address)
    if address and not (parts.scheme == "tcp" and parts.hostname) and not (parts.scheme == "unix" and parts.path):
        raise ImproperlyConfigured(_unreadable("CLAMAV_URL", "tcp://host:3310 or unix:///run/clamav/clamd.ctl"))
    if address and importlib.util.find_spec("clamav_client") is None:
        raise ImproperlyConfigured(
            "CLAMAV_URL names a scanner, whose client is missing. Do: pip install clamav-client."
        )
    return address


def _unreadable(name: str, example: str) -> str:
    return f"{name} cannot be read. It should look like {example}."
