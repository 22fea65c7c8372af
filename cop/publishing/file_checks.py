"""Is a file what its name says, and harmless? What is kept of it is what these give back."""

import zipfile
from pathlib import PurePath

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cop.publishing.picture_files import drawn_again, is_picture
from cop.publishing.virus_scan import check_for_viruses

# What a file of this extension may turn out to be. Office files are zip archives.
_CONTENT: dict[str, frozenset[str]] = {
    "pdf": frozenset({".pdf"}),
    "png": frozenset({".png"}),
    "jpg": frozenset({".jpg", ".jpeg", ".jfif", ".jpe"}),
    "jpeg": frozenset({".jpg", ".jpeg", ".jfif", ".jpe"}),
}
_ZIPPED = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_PLAIN = frozenset({"txt", "csv"})
_MACRO_PARTS = ("vbaproject.bin", "basic/", "scripts/")
_LARGEST_UNPACKED = 500 * 1024 * 1024  # bytes: a zip bomb is larger


def accepted_file(upload: UploadedFile) -> UploadedFile:
    """The file as it may be kept: a picture is drawn again, without what its file tells of place, time and camera.

    Raises ValidationError as `check_upload` does, and when a virus scanner refuses it.
    """
    check_upload(upload)
    check_for_viruses(upload)
    return drawn_again(upload) if is_picture(upload) else upload


def accepted_picture(upload: UploadedFile) -> UploadedFile:
    """The picture as it may be kept, told by its width and height as Django's own field does.

    For a form whose field read the kind and the size already. Raises ValidationError.
    """
    check_for_viruses(upload)
    new = drawn_again(upload)
    new.image = upload.image  # type: ignore[attr-defined]
    return new


def check_upload(upload: UploadedFile) -> None:
    """Raises ValidationError with a sentence: wrong kind, too large, empty, not what it says, or with macros."""
    extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(_("This kind of file cannot be added. Use one of: %(allowed)s.") % {"allowed": allowed})
    if not upload.size:
        raise ValidationError(_("This file is empty."))
    if upload.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
        raise ValidationError(_("This file is too large. Use at most %(size)s MB.") % {"size": megabytes})
    _check_content(upload, extension)
    upload.seek(0)


def _check_content(upload: UploadedFile, extension: str) -> None:
    if extension in _ZIPPED:
        _check_archive(upload)
    elif extension in _PLAIN:
        _check_plain(upload)
    elif not _CONTENT[extension] & _guessed_extensions(upload):
        raise ValidationError(
            _("This file is not what its name says. Save it again as .%(kind)s.") % {"kind": extension}
        )


def _guessed_extensions(upload: UploadedFile) -> set[str]:
    upload.seek(0)
    head = upload.read(64 * 1024)
    try:
        return {guess.extension for guess in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()


def _check_plain(upload: UploadedFile) -> None:
    upload.seek(0)
    if b"\0" in upload.read(64 * 1024):
        raise ValidationError(_("This file is not what its name says. Save it again as plain text."))


def _check_archive(upload: UploadedFile) -> None:
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            names = [name.lower() for name in archive.namelist()]
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValidationError(
            _("This file is not what its name says. Save it again in your office program.")
        ) from error
    if not {"[content_types].xml", "mimetype"} & set(names):
        raise ValidationError(_("This file is not what its name says. Save it again in your office program."))
    if unpacked > _LARGEST_UNPACKED:
        raise ValidationError(_("This file is too large once it is unpacked."))
    if any(part in name for name in names for part in _MACRO_PARTS):
        raise ValidationError(_("This file holds macros. Save it without macros and try again."))
