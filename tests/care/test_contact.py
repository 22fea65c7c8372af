"""Asking the authors of a page something, with addresses hidden."""

import uuid

import pytest
from django.core import mail
from django.db import models

from cop.care import services
from cop.care.models import AuthorMessage
from cop.core.errors import DomainError, NotAllowed
from cop.publishing.models import PageAuthor
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
PATH = "/lessen/bellen/vraag/"


@pytest.fixture
def author():
    return MemberFactory(display_name="Jet Vogel")


@pytest.fixture
def sender():
    return MemberFactory(display_name="Bas Mulder")


@pytest.fixture
def lesson(author):
    return LessonFactory(title="Bellen voor de koffie", slug="bellen", authors=[author])


@pytest.fixture
def write(lesson, sender, django_capture_on_commit_callbacks):
    """Sends it and gives {address: mail}."""

    def send(**changes):
        mail.outbox.clear()
        values = {
            "page": lesson,
            "sender": sender,
            "text": "Hoe lang duurde het?",
            "share_address": False,
            "copy_to_sender": False,
            "request_key": uuid.uuid4(),
        }
        with django_capture_on_commit_callbacks(execute=True):
            services.write_to_authors(**{**values, **changes})
        return {message.to[0]: message for message in mail.outbox}

    return send


def test_every_author_who_still_takes_part_gets_it(write, lesson, author, sender):
    gone = MemberFactory(is_active=False)
    colleague = MemberFactory()
    for member in (gone, colleague, sender):
        PageAuthor.objects.create(page=lesson, member=member, name=member.display_name)
    sent = write()

    assert set(sent) == {author.email, colleague.email}
    message = sent[author.email]
    assert message.subject == "Bas Mulder vraagt iets over “Bellen voor de koffie”"
    assert "Hoe lang duurde het?" in message.body
    assert "Hoe lang duurde het?" in message.alternatives[0].content


def test_the_senders_address_goes_along_only_when_asked(write, author, sender):
    silent = write()[author.email]
    assert "Reply-To" not in silent.extra_headers
    assert sender.email not in silent.body + silent.alternatives[0].content
    assert "liet geen adres achter" in silent.body

    shared = write(share_address=True)[author.email]
    assert shared.extra_headers["Reply-To"] == sender.email
    assert "liet geen adres achter" not in shared.body


def test_the_copy_shows_nobodys_address(write, author, sender):
    sent = write(copy_to_sender=True, share_address=True)

    copy = sent[sender.email]
    assert copy.subject == "Kopie: je vraag over “Bellen voor de koffie”"
    assert author.email not in str(copy.message())
    assert "Reply-To" not in copy.extra_headers


def test_markup_and_lines_in_a_message_are_only_text(write, author):
    sent = write(text="<b>Dag</b>\r\n\r\nTweede\nSubject: x")[author.email]

    assert "&lt;b&gt;Dag&lt;/b&gt;" in sent.alternatives[0].content
    assert "<b>Dag</b>\n\nTweede" in sent.body
    assert "\n" not in sent.subject


def test_nothing_of_the_text_is_kept(write):
    write(text="Iets persoonlijks")

    kept = AuthorMessage.objects.get()
    texts = [field for field in kept._meta.fields if isinstance(field, models.TextField | models.CharField)]
    assert texts == []


def test_one_form_sent_twice_is_one_message(write, author):
    key = uuid.uuid4()

    assert len(write(request_key=key)) == 1
    assert write(request_key=key) == {}
    assert AuthorMessage.objects.count() == 1


def test_three_a_day_about_one_page_and_ten_in_all(write, sender):
    for _ in range(3):
        write()
    with pytest.raises(DomainError, match="over deze pagina"):
        write()
    for _ in range(7):
        write(page=LessonFactory(authors=[MemberFactory()]))
    with pytest.raises(DomainError, match="veel berichten"):
        write(page=LessonFactory(authors=[MemberFactory()]))
    assert write(sender=MemberFactory()) != {}

    import datetime

    AuthorMessage.objects.update(sent_at=models.F("sent_at") - datetime.timedelta(hours=25))
    assert write() != {}


def test_who_may_not(write, lesson):
    for somebody in (MemberFactory(pending=True), MemberFactory(declined=True), MemberFactory(is_active=False)):
        with pytest.raises(NotAllowed):
            write(sender=somebody)
    with pytest.raises(DomainError):
        write(text="  ")


def test_nobody_is_there_to_read_it(write, client, lesson, author, sender):
    author.is_active = False
    author.save()
    with pytest.raises(DomainError):
        write()

    client.force_login(sender)
    page = client.get(PATH).content.decode()
    assert "is niemand meer te bereiken" in page
    assert 'href="/contact/"' in page
    assert client.post(PATH, {"text": "x"}).status_code == 200
    assert AuthorMessage.objects.count() == 0


def test_an_author_is_told_that_it_is_their_own(client, lesson, author):
    client.force_login(author)

    assert "Dit schreef je zelf." in client.get(PATH).content.decode()


def test_the_form_shows_names_and_no_address(client, lesson, author, sender):
    client.force_login(sender)
    page = client.get(PATH).content.decode()

    assert "Jet Vogel" in page
    assert author.email not in page
    assert PATH in client.get("/lessen/bellen/").content.decode()
    client.logout()
    assert author.email not in client.get("/lessen/bellen/").content.decode()


def test_it_is_sent_and_said(client, lesson, sender, django_capture_on_commit_callbacks):
    client.force_login(sender)
    values = {"text": "Hoe lang duurde het?", "request_key": uuid.uuid4(), "share_address": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(PATH, values, follow=True)

    assert "Je bericht is verstuurd." in answer.content.decode()
    assert mail.outbox[-1].extra_headers["Reply-To"] == sender.email


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "x" * 1501}, {"request_key": "x"}])
def test_a_mistake_costs_no_text(client, lesson, sender, wrong):
    client.force_login(sender)
    values = {"text": "Hoe lang duurde het?", "request_key": uuid.uuid4(), **wrong}
    answer = client.post(PATH, values)

    assert answer.status_code == 422
    assert values["text"] in answer.content.decode()
    assert AuthorMessage.objects.count() == 0


def test_over_the_limit_the_text_stays_in_the_form(client, lesson, sender):
    for _ in range(3):
        AuthorMessage.objects.create(page=lesson, sender=sender, request_key=uuid.uuid4())
    client.force_login(sender)
    answer = client.post(PATH, {"text": "Nog een vraag", "request_key": uuid.uuid4()})

    assert answer.status_code == 409
    assert "Nog een vraag" in answer.content.decode()


@pytest.mark.parametrize("is_secret", [False, True])
def test_who_was_signed_out_finds_the_text_back(client, lesson, sender, is_secret):
    type(lesson).objects.update(members_only=is_secret)
    answer = client.post(PATH, {"text": "Hoe lang duurde het?", "request_key": str(uuid.uuid4())})
    assert answer["Location"] == f"/accounts/login/?next={PATH}"

    client.force_login(sender)
    page = client.get(PATH).content.decode()
    assert "Hoe lang duurde het?" in page
    assert AuthorMessage.objects.count() == 0


def test_who_waits_for_admission_reads_why(client, lesson):
    client.force_login(MemberFactory(pending=True))
    answer = client.post(PATH, {"text": "Hoe lang duurde het?"})

    assert answer.status_code == 403
    assert "zodra je bent toegelaten" in answer.content.decode()
