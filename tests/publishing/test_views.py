"""Writing in the site: what was typed is never lost, and nobody else's text is touched."""

import io
import uuid
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cop.core import richtext
from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.models import PageAuthor
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.files import picture
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return MemberFactory()


@pytest.fixture
def draft(author):
    return services.start_draft(
        kind=contribution_type("les"), author=author, title="Mijn concept", request_key=uuid.uuid4()
    )


@pytest.fixture
def writer(client, author):
    client.force_login(author)
    return client


def address(draft, rest="verhaal/"):
    return f"/mijn/bijdragen/{draft.pk}/{rest}"


def token(draft):
    return token_of(LessonPage.objects.get(pk=draft.pk))


def stored(draft):
    return LessonPage.objects.get(pk=draft.pk).get_latest_revision_as_object()


def story(draft, **answers):
    return {"title": "Mijn concept", "token": token(draft), "summary": "", "situation": "", "approach": "", **answers}


def test_starting_twice_with_one_form_makes_one_draft(writer):
    form = {"title": "Eén les", "request_key": str(uuid.uuid4())}
    first, second = writer.post("/mijn/bijdragen/nieuw/les/", form), writer.post("/mijn/bijdragen/nieuw/les/", form)

    assert first["Location"] == second["Location"]
    assert LessonPage.objects.count() == 1


def test_a_title_that_is_missing_or_too_long_is_said_beside_it(writer):
    for title, sentence in (("", "verplicht"), ("x" * 300, "120")):
        answer = writer.post("/mijn/bijdragen/nieuw/les/", {"title": title, "request_key": str(uuid.uuid4())})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert title in answer.content.decode()
    assert LessonPage.objects.count() == 0


def test_hostile_html_is_stored_clean(writer, draft):
    hostile = (
        '<p onclick="x()">Tekst<script>alert(1)</script><img src=x onerror=alert(1)></p><a href="javascript:1">x</a>'
    )
    writer.post(address(draft), story(draft, situation=hostile))

    assert stored(draft).situation == '<p>Tekst</p><a rel="nofollow noopener ugc">x</a>'


def test_a_text_that_is_too_long_is_kept_in_the_form_and_the_rest_is_saved(writer, draft):
    too_long = "woord " * (richtext.MAX_LENGTH // 5)
    answer = writer.post(address(draft), story(draft, situation=too_long, summary="Dit wel"))

    assert answer.status_code == 422
    assert "Deze tekst is te lang" in answer.content.decode()
    assert too_long.strip() in answer.content.decode()
    assert (stored(draft).situation, stored(draft).summary) == ("", "Dit wel")


def test_words_where_a_number_belongs(writer, draft):
    answer = writer.post(address(draft, "cijfers/"), {"token": token(draft), "hires": "drie", "applicants": "1.250"})

    assert answer.status_code == 422
    assert "Geef een heel getal" in answer.content.decode()
    assert 'value="drie"' in answer.content.decode()
    assert (stored(draft).hires, stored(draft).applicants) == (None, 1250)


@pytest.mark.parametrize("number", ["-1", "99999999999999999999", "1e9", "NaN", "٣"])
def test_impossible_numbers_never_break_the_form(writer, draft, number):
    answer = writer.post(address(draft, "cijfers/"), {"token": token(draft), "hires": number})

    assert answer.status_code in {302, 422}
    assert stored(draft).hires in {None, 3}


def test_an_end_before_the_start_is_said_beside_it(writer, draft):
    dates = {"practice_start": "2026-05-01", "practice_end": "2026-01-01"}
    answer = writer.post(address(draft, "cijfers/"), {"token": token(draft), **dates})

    assert answer.status_code == 422
    assert "Het einde ligt voor het begin." in answer.content.decode()


def test_a_label_that_an_editor_removed_meanwhile(writer, draft):
    gone, there, region = ThemeFactory(), ThemeFactory(), RegionFactory()
    form = {"token": token(draft), "themes": [gone.pk, there.pk], "regions": [region.pk]}
    gone.delete()
    answer = writer.post(address(draft, "labels/"), form)

    assert answer.status_code == 422
    assert "Een van je keuzes bestaat niet meer" in answer.content.decode()
    assert [place.region for place in stored(draft).page_regions.all()] == [region]


def test_a_draft_with_a_region_that_was_removed_still_opens(writer, draft):
    region, theme, organisation = RegionFactory(), ThemeFactory(), OrganisationFactory()
    form = {"token": token(draft), "themes": [theme.pk], "regions": [region.pk], "organisation": organisation.pk}
    assert writer.post(address(draft, "labels/"), form).status_code == 302
    region.delete()
    theme.delete()
    organisation.delete()

    for rest in ("labels/", "", "voorbeeld/"):
        assert writer.get(address(draft, rest)).status_code == 200, rest
    assert list(stored(draft).page_regions.all()) == []


def test_autosave_answers_with_a_new_token(writer, draft):
    answer = writer.post(address(draft), story(draft, summary="Vanzelf"), headers={"X-Autosave": "1"})

    assert answer.json()["token"] == token(draft)
    assert answer.json()["saved"].startswith("Bewaard om")
    assert stored(draft).summary == "Vanzelf"


def test_autosave_says_which_field_it_left_out(writer, draft):
    answer = writer.post(address(draft), story(draft, summary="x" * 300), headers={"X-Autosave": "1"})

    assert list(answer.json()["problems"]) == ["summary"]


def test_the_second_of_two_windows_keeps_its_text_and_may_choose(writer, draft):
    old = token(draft)
    writer.post(address(draft), story(draft, summary="Eerste"))
    refused = writer.post(address(draft), story(draft, summary="Tweede", token=old))

    assert refused.status_code == 409
    assert "Tweede" in refused.content.decode()
    assert stored(draft).summary == "Eerste"
    writer.post(address(draft), story(draft, summary="Tweede", overwrite="1"))
    assert stored(draft).summary == "Tweede"


def test_autosave_never_overwrites(writer, draft):
    old = token(draft)
    writer.post(address(draft), story(draft, summary="Eerste"))
    refused = writer.post(address(draft), story(draft, summary="Tweede", token=old), headers={"X-Autosave": "1"})

    assert (refused.status_code, refused.json()["conflict"]) == (409, True)
    assert stored(draft).summary == "Eerste"


def test_text_sent_after_the_session_ended_waits_for_its_author(client, author, draft):
    sent = client.post(address(draft), story(draft, summary="Na afloop"))
    assert sent["Location"] == f"/accounts/login/?next={address(draft)}"

    client.force_login(author)
    answer = client.get(address(draft))
    assert "Na afloop" in answer.content.decode()
    assert "Je was uitgelogd" in answer.content.decode()
    assert "Na afloop" not in client.get(address(draft)).content.decode()


def test_kept_text_shows_to_nobody_who_may_not_write_there(client, draft):
    client.post(address(draft), story(draft, summary="Geheim"))
    client.force_login(MemberFactory())

    assert client.get(address(draft)).status_code == 404
    assert "Geheim" not in client.get("/mijn/bijdragen/nieuw/les/").content.decode()


def test_autosave_without_a_session_says_where_to_sign_in(client, draft):
    answer = client.post(address(draft), story(draft), headers={"X-Autosave": "1"})

    assert answer.status_code == 401
    assert answer.json()["sign_in"].startswith("/accounts/login/")


def test_a_form_with_an_old_token_can_be_sent_once_more(author, draft):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(author)
    answer = strict.post(address(draft), story(draft, summary="Bijna weg"), headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 403
    assert "Bijna weg" in answer.content.decode()
    foreign = strict.post(address(draft), story(draft, summary="Van elders"), headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert "Van elders" not in foreign.content.decode()


def test_sending_says_what_is_missing(writer, draft):
    answer = writer.post(address(draft, "versturen/"), {"token": token(draft)})

    assert answer.status_code == 422
    assert f'href="/mijn/bijdragen/{draft.pk}/labels/#id_regions"' in answer.content.decode()


def test_what_an_author_previews_is_what_readers_get(client, author):
    lesson = LessonFactory(title="Openbaar", authors=[author], themes=[ThemeFactory()], regions=[RegionFactory()])
    client.force_login(author)
    preview = client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/").content.decode()
    page = client.get(lesson.url).content.decode()

    def article(html):
        """Head and text; around them stands what a reader can do with a lesson that is published."""
        head = html[html.index('<header class="lesson__head"') :].partition("</header>")[0]
        return head + html[html.index('<div class="lesson__text">') :].partition("<aside")[0]

    assert article(preview) == article(page)
    assert client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/")["Cache-Control"] == "private, no-store"


def test_a_co_author_finds_and_changes_the_draft(writer, client, author, draft):
    colleague = MemberFactory(organisation=author.organisation)
    stranger = MemberFactory()
    form = {"token": token(draft), "members_only": "False", "co_authors": [colleague.pk]}
    assert writer.post(address(draft, "bijlagen/"), form).status_code == 302
    refused = writer.post(address(draft, "bijlagen/"), {**form, "token": token(draft), "co_authors": [stranger.pk]})
    assert refused.status_code == 422

    assert {row.member for row in PageAuthor.objects.filter(page=draft)} == {author, colleague}
    client.force_login(colleague)
    assert client.post(address(draft), story(draft, summary="Van ons samen")).status_code == 302
    client.force_login(stranger)
    assert client.get(address(draft)).status_code == 404


def test_an_older_version_is_put_back(writer, draft):
    lesson = stored(draft)
    lesson.summary = "Eerst"
    revision = lesson.save_revision(user=MemberFactory())
    lesson.summary = "Daarna"
    lesson.save_revision(user=MemberFactory())
    answer = writer.post(address(draft, f"versies/{revision.pk}/terugzetten/"))

    assert answer.status_code == 302
    assert stored(draft).summary == "Eerst"


def upload(writer, draft, name, content):
    return writer.post(
        address(draft, "bestanden/"),
        {"token": token(draft), "title": "Lijst", "file": SimpleUploadedFile(name, content)},
    )


def office_file(*parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "x")
    return buffer.getvalue()


PNG = picture("PNG")


@pytest.mark.parametrize(
    ("name", "content"),
    [("lijst.txt", b"een lijst"), ("lijst.csv", b"a;b"), ("foto.png", PNG), ("nota.docx", office_file("word/document.xml")),
     ("nota.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")],
)  # fmt: skip
def test_a_file_that_is_what_it_says_is_added(writer, draft, name, content):
    assert upload(writer, draft, name, content).status_code == 302
    assert [attachment.document.title for attachment in stored(draft).attachments.all()] == ["Lijst"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ", "Dit soort bestand"),
        ("pagina.html", b"<script>", "Dit soort bestand"),
        ("plaatje.svg", b"<svg onload=x>", "Dit soort bestand"),
        ("zonder", b"x", "Dit soort bestand"),
        ("leeg.txt", b"", "leeg"),
        ("nep.pdf", b"<html><script>alert(1)</script></html>", "niet wat de naam zegt"),
        ("nep.png", b"GIF89a" + b"\0" * 40, "niet wat de naam zegt"),
        ("half.png", PNG[:45], "kan niet worden gelezen"),
        ("nep.docx", b"geen archief", "niet wat de naam zegt"),
        ("ander.docx", b"PK\x05\x06" + b"\0" * 18, "niet wat de naam zegt"),
        ("nep.txt", b"tekst\0met nul", "niet wat de naam zegt"),
        ("macro.docx", office_file("word/vbaProject.bin"), "macro"),
    ],
)
def test_a_file_that_is_not_is_refused_with_a_sentence(writer, draft, name, content, sentence):
    answer = upload(writer, draft, name, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert list(stored(draft).attachments.all()) == []


@pytest.mark.parametrize("button", ["bijlagen/", "bestanden/"])
def test_a_chosen_file_and_what_was_answered_go_along_with_every_button(writer, draft, button):
    file = SimpleUploadedFile("lijst.txt", b"een lijst")
    sent = {"token": token(draft), "members_only": "True", "title": "Lijst", "file": file}

    assert writer.post(address(draft, button), sent).status_code == 302
    assert stored(draft).members_only
    assert [attachment.document.title for attachment in stored(draft).attachments.all()] == ["Lijst"]


def test_a_refused_file_stops_who_goes_on_and_costs_no_answer(writer, draft):
    sent = {"token": token(draft), "members_only": "True", "title": "Lijst", "file": SimpleUploadedFile("a.exe", b"MZ")}
    answer = writer.post(address(draft, "bijlagen/"), sent)

    assert answer.status_code == 422
    assert "Dit soort bestand" in answer.content.decode()
    assert 'value="Lijst"' in answer.content.decode()
    assert stored(draft).members_only


def test_a_file_of_a_hundred_megabytes_is_refused(writer, draft, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024
    answer = upload(writer, draft, "groot.txt", b"x" * 2048)

    assert answer.status_code == 422
    assert "te groot" in answer.content.decode()


def test_a_file_comes_as_a_download_that_nothing_can_run(writer, draft):
    upload(writer, draft, "lijst.txt", b"een lijst")
    document = stored(draft).attachments.first().document
    answer = writer.get(document.url)

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_a_file_is_taken_off(writer, draft):
    upload(writer, draft, "lijst.txt", b"een lijst")
    document = stored(draft).attachments.first().document_id
    writer.post(address(draft, f"bestanden/{document}/weg/"), {"token": token(draft)})

    assert list(stored(draft).attachments.all()) == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_my_list_costs_the_same_for_any_number(writer, author, django_assert_num_queries, number):
    for _ in range(number):
        LessonFactory(authors=[author], live=False)
    writer.get("/mijn/bijdragen/")
    # Three of them ask whether events and challenges are among what one may write.
    with django_assert_num_queries(11):
        assert writer.get("/mijn/bijdragen/").status_code == 200
