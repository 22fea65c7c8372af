"""For one's own machine: `make run`."""

from cop.settings.base import *  # noqa: F403
from cop.settings.base import VAR_DIR

DEBUG = True
# Known to everyone: production refuses it.
SECRET_KEY = "development-only-not-a-secret"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
MFA_REQUIRED_FOR_ADMIN = False
VAR_DIR.mkdir(exist_ok=True)
