"""A look at uploads by a virus scanner (ClamAV's daemon), where an organisation has one."""

import logging
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
SECONDS = 30


def check_for_viruses(upload: UploadedFile) -> None:
    """Raises ValidationError for a file that the scanner refuses, and when it cannot be asked: unchecked is not harmless.

    Nothing is asked without CLAMAV_URL.
    """
    if not settings.CLAMAV_URL:
        return
    upload.seek(0)
    try:
        state = _ask(settings.CLAMAV_URL, cast("BinaryIO", upload))
    except OSError as error:
        raise _not_now() from error
    finally:
        upload.seek(0)
    if state == "FOUND":
        logger.warning("An upload was refused: the virus scanner found something in it.")
        raise ValidationError(_("The virus scanner refuses this file. Ask your IT department to look at it."))


def _ask(address: str, content: BinaryIO) -> str:
    """ "OK" or "FOUND"; raises OSError when there is no answer."""
    # Only needed, and only installed, where a scanner is set.
    from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket

    parts = urlsplit(address)
    if parts.scheme == "unix":
        scanner = ClamdUnixSocket(path=parts.path, timeout=SECONDS)
    else:
        scanner = ClamdNetworkSocket(host=parts.hostname or "", port=parts.port or 3310, timeout=SECONDS)
    try:
        state: str = scanner.instream(content)["stream"][0]
    except ClamdError as error:
        logger.exception("The virus scanner gave no answer.")
        raise OSError(str(error)) from error
    return state


def _not_now() -> ValidationError:
    return ValidationError(_("The file cannot be checked for viruses right now. Try again in a few minutes."))
