"""For the test suite: fast hasher, tasks at once, mail in memory."""

from cop.settings.base import *  # noqa: F403
from cop.settings.base import DATABASES, MIDDLEWARE, VAR_DIR

DEBUG = False
SECRET_KEY = "test-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILAPI_BASE_URL = BASE_URL
# The test server serves static files itself; there is no collected folder.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise")]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test"}}
MFA_REQUIRED_FOR_ADMIN = False
# Limits are tested where they matter; elsewhere a hundred sign-ins in a minute are no attack.
ACCOUNT_RATE_LIMITS = False
VAR_DIR.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads of a test and the live server see the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
