"""Taking part without an account: codes, what is said, and what a browser then opens."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from events.entries import services
from events.entries.models import Entrant, Entry, EntryCode
from events.entries.services.confirming import MOST_AN_HOUR, MOST_OF_ONE, MOST_TRIES, MOST_TRIES_OF_ALL
from events.entries.views import asking_codes
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


def test_each_code_works_as_long_as_it_says_and_with_it_all_of_them_are_used(code_of):
    _none, first = code_of(lambda: services.ask_code(email="a@school.example"))
    _none, second = code_of(lambda: services.ask_code(email="a@school.example"))

    assert services.confirm_code(email="a@school.example", code=first) is not None
    assert services.confirm_code(email="a@school.example", code=second) is None


def test_one_network_gets_so_many_mails_to_a_mailbox_an_hour(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post("/inzending/toegang/", {"email": "a@school.example"}) for _ in range(MOST_OF_ONE + 3)]

    assert len(mail.outbox) == MOST_OF_ONE
    assert {answer.status_code for answer in answers} == {302}
    page = client.get("/inzending/code/").content.decode()
    newest = EntryCode.objects.latest("pk")
    sent, until = (f"{timezone.localtime(one):%H:%M}" for one in (newest.made_at, newest.expires_at))
    assert f"van {sent} werkt tot {until}" in page


def test_so_does_a_mailbox_whatever_stands_behind_a_plus(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(MOST_AN_HOUR + 3):
            services.ask_code(email=f"a+{number}@school.example", asker=f"network-{number}")
        services.ask_code(email="a@school.example")
        services.ask_code(email="ab@school.example")
        services.ask_code(email="a@elders.example")

    assert [message.to[0] for message in mail.outbox[MOST_AN_HOUR:]] == ["ab@school.example", "a@elders.example"]


def test_a_stranger_who_asks_and_guesses_locks_nobody_out(client, challenge, code_of):
    for number in range(MOST_AN_HOUR):
        for _ in range(MOST_TRIES + 1):
            services.confirm_code(email=FORM["email"], code="wrong", asker=f"network-{number}")
        if number < MOST_OF_ONE:
            services.ask_code(email=FORM["email"], asker="stranger")
    _answer, code = code_of(lambda: client.post(ENTER, FORM))
    for _ in range(MOST_TRIES + 1):
        services.confirm_code(email=FORM["email"], code="wrong", asker="stranger")

    assert client.post("/inzending/code/", {"code": code})["Location"].startswith("/inzending/")
    assert Entry.objects.get().entrant.email == "noor@school.example"


def test_over_the_limit_the_code_that_a_stranger_asked_works_and_later_there_is_another(client, challenge, code_of):
    for number in range(MOST_AN_HOUR - 1):
        services.ask_code(email=FORM["email"], asker=f"network-{number}")
    _none, code = code_of(lambda: services.ask_code(email=FORM["email"], asker="stranger"))
    client.post(ENTER, FORM)
    assert EntryCode.objects.count() == MOST_AN_HOUR
    assert client.post("/inzending/code/", {"code": code})["Location"].endswith("/wijzigen/")

    EntryCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert services.ask_code(email=FORM["email"], asker="network-1").code is not None
    assert services.ask_code(email=FORM["email"], asker="network-2").code is None


def test_a_code_to_another_address_of_the_mailbox_is_not_said_to_work(client):
    for number in range(MOST_AN_HOUR):
        services.ask_code(email=f"a+{number}@school.example", asker=f"network-{number}")
    client.post("/inzending/toegang/", {"email": "a@school.example"})
    page = client.get("/inzending/code/").content.decode()

    again = f"{timezone.localtime(EntryCode.objects.latest('pk').expires_at):%H:%M}"
    assert f"Na {again} kun je een nieuwe vragen" in page
    assert "werkt tot" not in page


def test_at_one_code_all_networks_together_guess_so_often(code_of):
    _none, code = code_of(lambda: services.ask_code(email="a@school.example", asker="own network"))
    wrong = "000000" if code != "000000" else "111111"
    for number in range(MOST_TRIES_OF_ALL):
        services.confirm_code(email="a@school.example", code=wrong, asker=f"network-{number}")

    assert services.confirm_code(email="a@school.example", code=code, asker="one more") is None
    own = [EntryCode.objects.get().pk]
    assert services.confirm_code(email="a@school.example", code=code, asker="one more", own=own) is not None


def test_no_mail_grows_with_what_somebody_types_behind_an_address(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.ask_code(email=MemberFactory().email, next_url="/challenges/?q=" + "a" * 100_000)

    assert len(mail.outbox[0].body) < 2_000


def test_a_network_address_asks_so_often_a_minute(client, challenge):
    answers = [client.post(ENTER, {**FORM, "email": f"a{n}@school.example"}).status_code for n in range(6)]

    assert answers == [302] * 5 + [429]


def test_one_network_asks_for_so_many_codes_an_hour(client, monkeypatch):
    monkeypatch.setattr(asking_codes, "MOST_AN_HOUR", 2)
    address = reverse("entries:ask-code")
    answers = [client.post(address, {"email": f"student{place}@voorbeeld.example"}) for place in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Probeer het over een uur opnieuw." in answers[-1].content.decode()
    assert "student2@voorbeeld.example" in answers[-1].content.decode()
    assert EntryCode.objects.count() == 2


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
