"""Text for XML."""

import re

# What XML cannot hold, and what a form lets through in a line of text.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def without_control_characters(text: str) -> str:
    return _NO_XML.sub("", text)
