"""Production settings in a process of their own, as a server starts them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "DJANGO_SETTINGS_MODULE": "cop.settings.production",
    "SECRET_KEY": "8mV!kq2R-x0Yc7Zt_4wPnD5uGh9sLb3eJfQaTiOoXyKzWvUrMd6C",
    "BASE_URL": "https://werfkring.example",
    "ALLOWED_HOSTS": "werfkring.example",
    "DATABASE_URL": "sqlite:////tmp/werfkring-production-check.sqlite3",
}


def manage(*arguments, **changes):
    environment = {
        name: value for name, value in os.environ.items() if name not in {*GOOD, "DJANGO_ALLOW_ASYNC_UNSAFE"}
    }
    environment.update({name: value for name, value in {**GOOD, **changes}.items() if value is not None})
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_deployment_check_is_clean():
    checked = manage("check", "--deploy", "--fail-level", "WARNING")

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_a_missing_setting_is_one_sentence(name):
    refused = manage("check", **{name: None})

    assert refused.returncode == 1
    assert refused.stderr.strip().splitlines() == [refused.stderr.strip()]
    assert refused.stderr.startswith(f"Werfkring cannot start: {name} is not set.")


def test_the_demo_is_refused():
    refused = manage("load_demo")

    assert refused.returncode == 1
    assert "It is not loaded in production." in refused.stderr
    assert "Traceback" not in refused.stderr


HEADERS = """
from django.test import Client
answer = Client().get("/robots.txt", secure=True, headers={"host": "werfkring.example"})
for name, value in sorted(answer.headers.items()): print(f"{name}: {value}")
answer = Client().get("/robots.txt", headers={"host": "werfkring.example"})
print(answer.status_code, answer["Location"])
from django.conf import settings
print([settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE])
"""


def test_headers_and_cookie_flags():
    (ROOT / "var" / "static").mkdir(parents=True, exist_ok=True)
    shown = manage("shell", "-v0", "-c", HEADERS)

    assert shown.returncode == 0, shown.stderr
    policy = next(line for line in shown.stdout.splitlines() if line.startswith("Content-Security-Policy"))
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload" in shown.stdout
    assert "X-Content-Type-Options: nosniff" in shown.stdout
    assert "Referrer-Policy: strict-origin-when-cross-origin" in shown.stdout
    assert "301 https://werfkring.example/robots.txt" in shown.stdout
    assert "[True, True, True, 'Lax']" in shown.stdout
