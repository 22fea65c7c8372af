"""Production's way of working without TLS, with the two pages that everything is measured against."""

import os

os.environ.setdefault("SECRET_KEY", "for-a-benchmark-on-loopback-only-and-nothing-else-at-all")
os.environ.setdefault("BASE_URL", "http://127.0.0.1:8200")
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")

from cop.settings.production import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
DEMO_ALLOWED = True
MFA_REQUIRED_FOR_ADMIN = False
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
MIDDLEWARE = [
    "benchmarks.counting.count_queries",
    *(name for name in MIDDLEWARE if not name.startswith("whitenoise")),  # noqa: F405
]
