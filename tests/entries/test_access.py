"""Taking part without an account: codes, what is said, and what a browser then opens."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from events.entries import services
from events.entries.models import Entrant, Entry, EntryCode
from events.entries.services.confirming import MOST_AN_HOUR, MOST_TRIES
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import make_draft, make_entrant
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ENTER = "/challenges/technici/meedoen/"
FORM = {
    "name": "Noor Bakker",
    "organisation": "Hogeschool Veendal",
    "email": "Noor@school.example",
    "title": "Open dag",
    "summary": "Rij mee.",
    "body": "Een dag meerijden.",
}


@pytest.fixture
def code_of(django_capture_on_commit_callbacks):
    """Asks a code in the way that is given, and reads it from the mail."""

    def read(ask):
        with django_capture_on_commit_callbacks(execute=True):
            answer = ask()
        return answer, re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]

    return read


def test_from_idea_to_draft_without_an_account(client, challenge, code_of):
    assert client.get(ENTER).status_code == 200
    answer, code = code_of(lambda: client.post(ENTER, FORM))
    assert answer["Location"] == "/inzending/code/"
    assert not Entry.objects.exists()
    opened = client.post("/inzending/code/", {"code": f"{code[:3]} {code[3:]}"})

    entry = Entry.objects.get()
    assert opened["Location"] == f"/inzending/{entry.pk}/wijzigen/"
    assert (entry.title, entry.body, entry.entrant.name) == ("Open dag", "<p>Een dag meerijden.</p>", "Noor Bakker")
    assert entry.entrant.email == "noor@school.example"
    assert "Open dag" in client.get(opened["Location"]).content.decode()
    assert client.get("/mijn/inzendingen/").status_code == 200
    assert client.get("/mijn/bewaard/")["Location"].startswith("/accounts/login/")


def test_on_another_device_a_new_code_opens_it(client, challenge, code_of):
    entrant = make_entrant()
    entry = make_draft(challenge, entrant)
    _answer, code = code_of(lambda: client.post("/inzending/toegang/", {"email": entrant.email}))
    client.post("/inzending/code/", {"code": code})

    assert client.get(f"/inzending/{entry.pk}/").status_code == 200
    assert client.post("/inzending/code/", {"code": code})["Location"] == "/inzending/toegang/"


def test_closing_everywhere_closes_the_other_browser_too(client, challenge, code_of):
    entrant = make_entrant()
    entry = make_draft(challenge, entrant)
    _answer, code = code_of(lambda: client.post("/inzending/toegang/", {"email": entrant.email}))
    client.post("/inzending/code/", {"code": code})
    services.close_everywhere(entrant=entrant)

    assert client.get(f"/inzending/{entry.pk}/")["Location"].startswith("/inzending/toegang/")


@pytest.mark.parametrize("where", ["/inzending/toegang/", ENTER])
def test_the_same_is_said_of_every_address(client, challenge, where, django_capture_on_commit_callbacks):
    member, entrant = MemberFactory(), make_entrant("bekend@school.example")
    said = []
    for email in (member.email, entrant.email, "nieuw@school.example"):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(where, {**FORM, "email": email})
        page = client.get("/inzending/code/").content.decode().replace(email, "ADRES")
        wrong = client.post("/inzending/code/", {"code": "wrong1"})
        said.append((answer.status_code, answer["Location"], _without_tokens(page), wrong.status_code))

    assert said[0] == said[1] == said[2]
    to_member, *others = mail.outbox
    assert re.search(r"\b\d{6}\b", to_member.body) is None
    assert "/accounts/login/" in to_member.body
    assert all(re.search(r"\b\d{6}\b", one.body) for one in others)


def test_who_signs_in_by_the_mail_comes_where_they_were_going(client, django_capture_on_commit_callbacks):
    member, target = MemberFactory(), "/mijn/inzendingen/?status=open&next=https://elders.example/ #a"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/inzending/toegang/", {"email": member.email, "next": target})
    [link] = re.findall(r"http\S+/accounts/login/\S*", mail.outbox[-1].body)

    assert parse_qs(urlsplit(link).query) == {"next": [target]}
    assert not urlsplit(link).fragment


def _without_tokens(page):
    return re.sub(r'(value|nonce)="[A-Za-z0-9_=+/-]{20,}"', "", page)


def test_a_code_works_once_for_a_while_and_for_five_tries(code_of):
    address = "noor@school.example"
    _none, code = code_of(lambda: services.ask_code(email=address))
    assert code not in EntryCode.objects.get().digest
    assert services.confirm_code(email=address, code=code) is not None
    assert services.confirm_code(email=address, code=code) is None

    _none, code = code_of(lambda: services.ask_code(email=address))
    EntryCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert services.confirm_code(email=address, code=code) is None

    _none, code = code_of(lambda: services.ask_code(email=address))
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(MOST_TRIES):
        assert services.confirm_code(email=address, code=wrong) is None
    assert services.confirm_code(email=address, code=code) is None


def test_only_the_newest_code_counts(code_of):
    _none, first = code_of(lambda: services.ask_code(email="a@school.example"))
    _none, second = code_of(lambda: services.ask_code(email="a@school.example"))
    if first != second:
        assert services.confirm_code(email="a@school.example", code=first) is None
    assert services.confirm_code(email="a@school.example", code=second) is not None


def test_an_address_gets_so_many_mails_an_hour(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post("/inzending/toegang/", {"email": "a@school.example"}) for _ in range(MOST_AN_HOUR + 3)]

    assert len(mail.outbox) == MOST_AN_HOUR
    assert {answer.status_code for answer in answers} == {302}


def test_a_network_address_asks_so_often_a_minute(client, challenge):
    answers = [client.post(ENTER, {**FORM, "email": f"a{n}@school.example"}).status_code for n in range(6)]

    assert answers == [302] * 5 + [429]


def test_who_fills_in_what_nobody_sees_gets_no_mail(client, challenge, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ENTER, {**FORM, "website": "https://spam.example"})

    assert answer["Location"] == "/inzending/code/"
    assert mail.outbox == []


def test_what_is_wrong_is_said_beside_the_field_and_all_is_kept(client, challenge):
    answer = client.post(ENTER, {**FORM, "email": "geen adres", "title": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Een dag meerijden." in page
    assert 'id="id_email_error"' in page or "Dit is geen e-mailadres" in page or "This is no e-mail address" in page


def test_who_has_an_entry_already_finds_new_text_in_its_form_and_loses_nothing(client, challenge, code_of):
    entry = make_draft(challenge, make_entrant(), title="Eerste idee")
    _answer, code = code_of(lambda: client.post(ENTER, {**FORM, "title": "Tweede idee"}))
    opened = client.post("/inzending/code/", {"code": code})

    assert Entry.objects.get(pk=entry.pk).title == "Eerste idee"
    assert "Tweede idee" in client.get(opened["Location"]).content.decode()


def test_a_member_finds_the_text_back_after_signing_in(client, challenge):
    member = MemberFactory()
    client.post(ENTER, {**FORM, "email": member.email})
    client.force_login(member)

    assert "Een dag meerijden." in client.get(ENTER).content.decode()


@pytest.mark.parametrize("phase", ["aangekondigd", "open", "selectie"])
def test_who_opened_an_entry_with_a_code_sees_nothing_of_what_is_for_members(client, challenge, code_of, phase):
    ChallengeFactory(slug="besloten", title="Geheime vraag", members_only=True, phase=phase)
    ChallengeFactory(slug="voor-leden", phase=phase)
    entrant = make_entrant()
    _answer, code = code_of(lambda: client.post("/inzending/toegang/", {"email": entrant.email}))
    client.post("/inzending/code/", {"code": code})

    for slug in ("besloten", "voor-leden"):
        path = f"/challenges/{slug}/meedoen/"
        for answer in (client.get(path), client.post(path, FORM)):
            assert answer.status_code == 302
            assert answer["Location"] == f"/accounts/login/?next={path}"
    assert client.get(ENTER).status_code == 200


def test_where_it_is_not_open_a_visitor_signs_in(client):
    ChallengeFactory(slug="gesloten", open_to_students=False)

    assert client.get("/challenges/gesloten/meedoen/")["Location"].startswith("/accounts/login/")
    assert not Entrant.objects.exists()
