"""ASGI entry point for production servers."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings.production")

application = get_asgi_application()

from cop.core.pdf import load_in_background  # noqa: E402 - needs the apps

load_in_background()
