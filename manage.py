#!/usr/bin/env python
"""Django's command line for Werfkring."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # An operator needs the sentence, not the stack.
        sys.exit(f"Werfkring cannot start: {error}")


if __name__ == "__main__":
    main()
