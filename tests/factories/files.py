"""Files as people upload them."""

import io
from typing import Any

from PIL import Image


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (8, 4), **options: Any) -> bytes:
    """A picture that is red on its left half and white on its right."""
    drawn = Image.new("RGB", size, "white")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    content = io.BytesIO()
    drawn.save(content, kind, **options)
    return content.getvalue()


def picture_with_place(size: tuple[int, int] = (8, 4)) -> bytes:
    """A photo as a phone takes it: held on its side, with the place and the phone's name in its file."""
    notes = Image.Exif()
    notes[0x0112] = 6  # to be turned a quarter
    notes[0x010F] = "Telefoonmaker"
    notes.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", size=size, exif=notes, comment=b"thuis", quality=95)
