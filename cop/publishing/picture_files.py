"""A picture without what else its file tells: where and when it was taken, with what, and by whom."""

import io
import warnings
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

#: {extension: (format, how it is saved)}
_SAVED_AS = {
    "jpg": ("JPEG", {"quality": 88, "progressive": True}),
    "jpeg": ("JPEG", {"quality": 88, "progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 88}),
}


def is_picture(upload: UploadedFile) -> bool:
    return _extension(upload) in _SAVED_AS


def drawn_again(upload: UploadedFile) -> UploadedFile:
    """The same picture in a new file: nothing that is hidden in the old one, or behind it, comes along.

    Raises ValidationError when it cannot be read, is no picture of its kind, or has more than
    WAGTAILIMAGES_MAX_IMAGE_PIXELS pixels.
    """
    kind, options = _SAVED_AS[_extension(upload)]
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            # The library warns before our own limit does.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(upload, formats=[kind]) as picture:
                _check_pixels(picture)
                turned = ImageOps.exif_transpose(picture)
                content = _saved(turned, kind, options)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("This picture cannot be read. Save it again and try once more.")) from error
    return InMemoryUploadedFile(content, None, upload.name, f"image/{kind.lower()}", content.getbuffer().nbytes, None)


def _extension(upload: UploadedFile) -> str:
    return PurePath(upload.name or "").suffix.lower().lstrip(".")


def _check_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
        raise ValidationError(
            _("This picture has too many pixels. Use at most %(number)s million.") % {"number": millions}
        )


def _saved(picture: Image.Image, kind: str, options: dict[str, object]) -> io.BytesIO:
    """Only the pixels are copied: a copy of the picture itself would bring its notes along."""
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    elif picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    content = io.BytesIO()
    bare.save(content, kind, **options)
    content.seek(0)
    return content
