"""For a server. Everything comes from the environment; what is missing is said in one sentence."""

from django.core.exceptions import ImproperlyConfigured

from cop.settings import environment
from cop.settings.base import *  # noqa: F403
from cop.settings.base import REST_FRAMEWORK, STORAGES
from cop.settings.environment import env

DEBUG = False
DEMO_ALLOWED = False
SECRET_KEY = environment.required("SECRET_KEY", "a random text of at least 50 characters")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short. Set it to a random text of at least 50 characters.")
environment.required("BASE_URL", "the public address, such as https://werfkring.example")
environment.required("DATABASE_URL", "the address of the database, such as postgres://name:password@host:5432/database")
ALLOWED_HOSTS = [
    host.strip()
    for host in environment.required("ALLOWED_HOSTS", "the host names, separated by commas").split(",")
    if host.strip()
]
BASE_URL = environment.url_of("BASE_URL", "")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILAPI_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

# A proxy in front ends TLS; BEHIND_PROXY=0 when there is none.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=True)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
    REST_FRAMEWORK = {**REST_FRAMEWORK, "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT}
# Load tests on loopback run without TLS; anywhere else TLS is not a choice.
HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
