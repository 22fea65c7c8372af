"""What is kept of an upload, from a member and in the library of the admin."""

import io
import socketserver
import struct
import threading

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from cop.core.models import CommunityDocument, CommunityImage
from cop.core.pdf import pdf_available
from cop.publishing.file_checks import accepted_file
from cop.publishing.services.attachments import keep_file
from tests.factories.files import picture, picture_with_place
from tests.factories.members import MemberFactory


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def uploaded(name, content):
    return SimpleUploadedFile(name, content)


def root():
    return Collection.get_first_root_node().pk


def opened(file):
    file.seek(0)
    return Image.open(io.BytesIO(file.read()))


def test_a_photo_loses_its_place_and_stands_upright():
    before = Image.open(io.BytesIO(picture_with_place()))
    assert (before.size, dict(before.getexif())[0x010F]) == ((8, 4), "Telefoonmaker")

    kept = accepted_file(uploaded("foto.jpg", picture_with_place()))

    after = opened(kept)
    assert (kept.name, after.format, after.size) == ("foto.jpg", "JPEG", (4, 8))
    assert dict(after.getexif()) == {}
    assert {"exif", "comment"} & set(after.info) == set()
    kept.seek(0)
    content = kept.read()
    assert (b"Telefoonmaker" in content, b"thuis" in content, len(content)) == (False, False, kept.size)


def test_what_hides_behind_a_picture_does_not_come_along():
    kept = accepted_file(uploaded("foto.png", picture("PNG") + b"<script>alert(1)</script>"))

    kept.seek(0)
    assert b"script" not in kept.read()
    assert opened(kept).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1"])
def test_a_picture_of_each_kind_keeps_its_pixels(mode):
    content = io.BytesIO()
    Image.new("RGB", (6, 6), "red").convert(mode).save(content, "PNG")

    kept = opened(accepted_file(uploaded("teken.png", content.getvalue())))

    was = Image.open(io.BytesIO(content.getvalue())).convert("RGBA")
    assert kept.convert("RGBA").tobytes() == was.tobytes()


def test_a_picture_with_too_many_pixels_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000_000
    with pytest.raises(ValidationError, match="te veel pixels"):
        accepted_file(uploaded("groot.png", picture("PNG", size=(2000, 501))))


def test_half_a_picture_is_refused_also_once_a_pdf_was_made():
    assert pdf_available()
    for kind in ("PNG", "JPEG"):
        content = picture(kind, size=(200, 200))
        with pytest.raises(ValidationError, match="kan niet worden gelezen"):
            accepted_file(uploaded(f"half.{kind.lower()}", content[: len(content) // 2]))


@pytest.mark.django_db
def test_what_is_stored_is_what_was_drawn_again():
    document = keep_file(by=MemberFactory(), upload=uploaded("foto.jpg", picture_with_place()), title="Foto")

    with document.file.open() as stored:
        content = stored.read()
    assert b"Telefoonmaker" not in content
    assert document.file_size == len(content)


@pytest.mark.django_db
def test_the_library_of_the_admin_checks_files_too(admin_client):
    answer = admin_client.post(
        "/beheer/documents/add/",
        {"collection": root(), "title": "Nota", "file": uploaded("nota.pdf", b"<html></html>")},
    )

    assert answer.status_code == 200
    assert "niet wat de naam zegt" in answer.content.decode()
    assert CommunityDocument.objects.count() == 0

    answer = admin_client.post(
        "/beheer/documents/add/",
        {"collection": root(), "title": "Foto", "file": uploaded("foto.jpg", picture_with_place())},
    )

    assert answer.status_code == 302
    with CommunityDocument.objects.get().file.open() as stored:
        assert b"Telefoonmaker" not in stored.read()


@pytest.mark.django_db
def test_a_picture_in_the_library_loses_its_place_and_keeps_its_size(admin_client):
    answer = admin_client.post(
        "/beheer/images/add/",
        {"collection": root(), "title": "Foto", "file": uploaded("foto.jpg", picture_with_place((80, 40)))},
    )

    assert answer.status_code == 302
    image = CommunityImage.objects.get()
    with image.file.open() as stored:
        assert b"Telefoonmaker" not in stored.read()
    assert (image.width, image.height) == (40, 80)


class Scanner(socketserver.BaseRequestHandler):
    """Says of a file what ClamAV's daemon says, and finds something in a file that says so."""

    def handle(self):
        stream = self.request.makefile("rb")
        stream.read(len(b"zINSTREAM\0") if stream.peek(1)[:1] == b"z" else len(b"nINSTREAM\n"))
        content = b""
        while length := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(length)
        self.request.sendall(b"stream: Made-Up FOUND\n" if b"virus" in content else b"stream: OK\n")


@pytest.fixture
def scanner(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


@pytest.mark.usefixtures("scanner")
def test_a_file_in_which_the_scanner_finds_something_is_refused():
    clean = uploaded("lijst.txt", b"een lijst")

    assert accepted_file(clean).read() == b"een lijst"
    with pytest.raises(ValidationError, match="virusscanner weigert"):
        accepted_file(uploaded("lijst.txt", b"een virus"))


def test_without_an_answer_of_the_scanner_nothing_is_accepted(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), Scanner) as server:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{server.server_address[1]}"

    with pytest.raises(ValidationError, match="kan nu niet op virussen"):
        accepted_file(uploaded("lijst.txt", b"een lijst"))
