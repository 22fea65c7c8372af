"""Names of files in the box."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.core.file_names import Names, plain_name


@pytest.mark.parametrize(
    ("title", "extension", "name"),
    [
        ("Werkblad één", "pdf", "Werkblad-een.pdf"),
        ("../../etc/passwd", "txt", "etc-passwd.txt"),
        ("C:\\geheim\\blad", "DOCX", "C-geheim-blad.docx"),
        ("con", "pdf", "con-bestand.pdf"),
        ("LPT1", "", "LPT1-bestand"),
        ("日本", "pdf", "bestand.pdf"),
        ("blad\0.exe", "pdf", "blad-exe.pdf"),
        ("naam.", "p/../f", "naam.pf"),
    ],
)
def test_names_are_plain(title, extension, name):
    assert plain_name(title, extension) == name


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_title_gives_a_name_that_every_computer_writes(title, extension):
    name = plain_name(title, extension)

    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*(\.[a-z0-9]+)?", name)
    assert len(name) <= 100


@given(st.lists(st.sampled_from(["a/Blad.pdf", "a/blad.pdf", "a/blad-2.pdf", "blad.pdf"]), max_size=12))
def test_no_two_files_have_one_name(wanted):
    names = Names()
    given_names = [names.own(name).lower() for name in wanted]

    assert len(set(given_names)) == len(wanted)
