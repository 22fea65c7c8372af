"""What is kept of a member: the page about it, and the download."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.html import escape

from cop.bookmarks.models import Bookmark
from cop.core.models import CommunityDocument
from cop.discussions.models import PostAttachment, ThreadPage
from cop.members.own_data import OwnPart, own_parts
from cop.members.own_download import PartRead
from tests.factories.discussions import make_many_replies, make_reply, make_thread
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.replications import ReplicationFactory

pytestmark = pytest.mark.django_db
DOWNLOAD = "/mijn/gegevens/download/"


def downloaded(client, member):
    client.force_login(member)
    response = client.get(DOWNLOAD)
    content = b"".join(response.streaming_content)
    assert int(response["Content-Length"]) == len(content)
    return ZipFile(BytesIO(content))


def rows(box, part):
    return json.loads(box.read(f"{part}.json"))["rows"]


def test_a_member_takes_everything_along(client, home):
    member = MemberFactory(display_name="Bo <b> Jansen", about="Ik help graag.", trusted=True)
    thread = make_thread(title="Wie heeft dit gedaan?", author=member, body="<p>Ik zoek <em>raad</em>.</p>")
    make_reply(ThreadPage.objects.get(pk=thread.pk), author=member, body="<p>Nog iets.</p>")
    lesson = LessonFactory(title="Zeg wat je betaalt", authors=[member])
    ReplicationFactory(lesson=LessonFactory(title="Bel binnen een dag"), author=member)
    Bookmark.objects.create(member=member, page=lesson)

    box = downloaded(client, member)

    assert box.testzip() is None
    names = set(box.namelist())
    assert {"LEESMIJ.txt", "index.html"} <= names
    assert {f"{part.key}.{kind}" for part in own_parts() for kind in ("json", "html")} <= names
    [profile] = rows(box, "profiel")
    assert (profile["display_name"], profile["email"]) == ("Bo <b> Jansen", member.email)
    assert not any("password" in name for name in profile)
    assert rows(box, "gesprekken")[0]["title"] == "Wie heeft dit gedaan?"
    assert rows(box, "reacties")[0]["text"] == "<p>Nog iets.</p>"
    assert rows(box, "bijdragen")[0]["title"] == "Zeg wat je betaalt"
    assert rows(box, "verslagen")[0]["lesson"] == "Bel binnen een dag"
    assert rows(box, "bewaard")[0]["title"] == "Zeg wat je betaalt"
    page = box.read("profiel.html").decode()
    assert "Bo &lt;b&gt; Jansen" in page
    assert "Ik zoek raad" in " ".join(box.read("gesprekken.html").decode().split())


def test_a_contribution_reads_with_names_and_without_keys(client, home):
    member = MemberFactory()
    lesson = LessonFactory(authors=[member], organisation=member.organisation)
    lesson.save_revision()

    [row] = rows(downloaded(client, member), "bijdragen")

    [content] = row["content"]
    assert content["organisation"] == member.organisation.name
    assert not {"pk", "path", "owner", "request_key"} & set(content)


def test_nobody_gets_what_is_of_others(client, home):
    other = MemberFactory(display_name="Iemand Anders")
    make_thread(title="Van een ander", author=other)
    LessonFactory(title="Les van een ander", authors=[other])

    box = downloaded(client, MemberFactory())

    everything = b"".join(box.read(name) for name in box.namelist())
    assert other.email.encode() not in everything
    assert b"van een ander" not in everything.lower()


def test_files_go_along_and_one_that_is_gone_is_named(client, home):
    member = MemberFactory()
    thread = make_thread(author=member)
    for name in ("lijst.txt", "weg.txt"):
        document = CommunityDocument(title=name, uploaded_by_user=member)
        document.file.save(name, ContentFile(b"een lijst"))
        PostAttachment.objects.create(thread=ThreadPage.objects.get(pk=thread.pk), document=document)
    document.file.storage.delete(document.file.name)

    box = downloaded(client, member)

    [file] = [name for name in box.namelist() if name.startswith("bestanden/")]
    assert file.startswith("bestanden/gesprekken/lijst")
    assert box.read(file) == b"een lijst"
    assert "weg" in box.read("LEESMIJ.txt").decode()
    assert "weg" in box.read("gesprekken.html").decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_each_part_asks_the_same_whatever_there_is(client, home, number, django_assert_num_queries):
    member = MemberFactory(trusted=True)
    make_many_replies(ThreadPage.objects.get(pk=make_thread(author=member).pk), number, author=member)
    for _one in range(number):
        lesson = LessonFactory(authors=[member])
        ReplicationFactory(lesson=LessonFactory(), author=member)
        Bookmark.objects.create(member=member, page=lesson)
    client.force_login(member)
    client.get("/mijn/")

    with django_assert_num_queries(53):
        b"".join(client.get(DOWNLOAD).streaming_content)


def test_both_addresses_are_private_and_never_kept(client, home):
    client.force_login(MemberFactory(pending=True))

    for address in ("/mijn/gegevens/", DOWNLOAD):
        response = client.get(address)
        assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith('attachment; filename="mijn-gegevens-')


def test_the_page_says_of_each_part_who_sees_it_and_how_long(client, home):
    client.force_login(MemberFactory())

    page = client.get("/mijn/gegevens/").content.decode()

    assert all(part.seen_by and part.kept for part in own_parts())
    assert all(escape(str(part.title)) in page for part in own_parts())
    assert reverse("members:own-data") in client.get("/mijn/").content.decode()


def test_rows_within_rows_read_as_words():
    part = OwnPart("team", "Team", lambda member: [], words={"email": "adres"})
    read = PartRead(part, [{"team": [{"email": "a@b.example"}], "done": True, "tags": ["a", "b"], "no": None}], [], [])

    [[team, done, tags]] = read.for_people

    assert [(field.word, field.text) for field in team.rows[0]] == [("Adres", "a@b.example")]
    assert done.text == "ja"
    assert tags.texts == ("a", "b")
