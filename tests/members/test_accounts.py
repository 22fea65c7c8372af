"""Signing up, being admitted, and signing in."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.core import mail

from cop.core.errors import Conflict, NotAllowed
from cop.core.roles import EDITORS, MEMBERS, MODERATORS
from cop.members import services
from cop.members.models import Member
from cop.members.names import normalise_name, validate_display_name
from cop.regions.models import OrganisationDomain
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een-lange-wachtzin-1"


@pytest.fixture(autouse=True)
def _mails_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


def sign_up(client, email, **answers):
    form = {"display_name": "Jet Vogel", "email": email, "password1": PASSWORD, "function": "", "request_note": ""}
    return client.post("/accounts/signup/", {**form, **answers})


def code_in(message):
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{2,4})\s*$", message.body, re.MULTILINE)[1]


def confirm(client):
    return client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[-1])})


def test_an_address_of_a_known_organisation_is_admitted_at_once(client, django_capture_on_commit_callbacks):
    organisation = OrganisationFactory(domains=["veendal.example"])
    sign_up(client, "Jet@Veendal.example")
    member = Member.objects.get()
    assert (member.status, member.email) == ("pending", "jet@veendal.example")

    with django_capture_on_commit_callbacks(execute=True):
        confirm(client)

    member.refresh_from_db()
    assert (member.status, member.organisation, member.region) == ("admitted", organisation, organisation.region)
    assert [group.name for group in member.groups.all()] == [MEMBERS]
    assert mail.outbox[-1].subject == "Je bent toegelaten"
    assert client.get("/mijn/bijdragen/").status_code == 200


@pytest.mark.parametrize("email", ["jet@elders.example", "jet@sub.veendal.example", "jet@veendal.example.com"])
def test_another_address_waits_for_a_moderator(client, email, django_capture_on_commit_callbacks):
    OrganisationFactory(domains=["veendal.example"])
    moderator = MemberFactory(groups=[MODERATORS])
    sign_up(client, email, request_note="Ik wil graag meelezen.")
    with django_capture_on_commit_callbacks(execute=True):
        confirm(client)

    assert Member.objects.get(email=email).status == "pending"
    assert mail.outbox[-1].to == [moderator.email]
    assert "Ik wil graag meelezen." in mail.outbox[-1].body
    assert "Je aanvraag voor toegang ligt bij een moderator" in client.get("/mijn/").content.decode()


def test_nobody_is_admitted_before_the_address_is_confirmed(client):
    OrganisationFactory(domains=["veendal.example"])
    sign_up(client, "jet@veendal.example")

    assert Member.objects.get().status == "pending"
    assert client.post("/accounts/confirm-email/", {"code": "AAA-AAA"}).status_code == 200
    assert Member.objects.get().status == "pending"


def test_a_second_address_opens_no_door(client):
    OrganisationFactory(domains=["veendal.example"])
    member = MemberFactory(pending=True, email="jet@elders.example")
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    EmailAddress.objects.create(user=member, email="jet@veendal.example", verified=True, primary=False)

    services.decide_on_sign_up(member=member)

    member.refresh_from_db()
    assert member.status == "pending"


def test_signing_up_with_a_known_address_looks_the_same(client):
    MemberFactory(email="jet@veendal.example")
    known = sign_up(client, "jet@veendal.example")
    client.logout()
    unknown = sign_up(client, "piet@veendal.example")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert Member.objects.filter(email="jet@veendal.example").count() == 1


def test_sign_in_by_code(client):
    member = MemberFactory(email="jet@veendal.example")
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    client.post("/accounts/login/code/", {"email": "jet@veendal.example"})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mail.outbox[-1])})

    assert client.get("/mijn/").status_code == 200


def test_a_mail_about_an_account_is_as_good_in_text_as_in_html(client):
    sign_up(client, "jet@elders.example")
    message = mail.outbox[-1]
    html, kind = message.alternatives[0]

    assert kind == "text/html"
    assert code_in(message) in html
    assert "Werfkring" in message.body


def test_sign_in_by_password_in_any_case(client):
    member = MemberFactory(email="jet@veendal.example")
    member.set_password(PASSWORD)
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": "JET@veendal.example", "password": PASSWORD})

    assert client.get("/mijn/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    MemberFactory(email="jet@veendal.example")
    answers = [
        client.post("/accounts/login/", {"login": login, "password": "fout"}).content.decode().replace(login, "")
        for login in ("jet@veendal.example", "niemand@veendal.example")
    ]
    errors = [
        re.findall(r'class="field__error".*?</ul>|<li>.*?onjuist.*?</li>', answer, re.DOTALL) for answer in answers
    ]

    assert errors[0] == errors[1]


def test_too_many_tries_are_slowed_down(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    MemberFactory(email="jet@veendal.example")
    answers = [
        client.post("/accounts/login/", {"login": "jet@veendal.example", "password": "fout"}).content.decode()
        for _ in range(5)
    ]

    assert "Te veel" in answers[-1]
    assert "Te veel" not in answers[0]


def test_admitting(client):
    moderator, member = MemberFactory(groups=[MODERATORS]), MemberFactory(pending=True)
    client.force_login(moderator)
    client.post(f"/beheer/toegang/{member.pk}/", {"decision": "admit", "reason": "Welkom, Jet."})

    member.refresh_from_db()
    assert (member.status, member.is_admitted) == ("admitted", True)


def test_declining_needs_a_reason_and_says_it(client, django_capture_on_commit_callbacks):
    moderator, member = MemberFactory(groups=[MODERATORS]), MemberFactory(pending=True)
    client.force_login(moderator)
    refused = client.post(f"/beheer/toegang/{member.pk}/", {"decision": "decline", "reason": ""})
    assert refused.status_code == 200
    member.refresh_from_db()
    assert member.status == "pending"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/beheer/toegang/{member.pk}/", {"decision": "decline", "reason": "Alleen voor overheden."})

    member.refresh_from_db()
    assert member.status == "declined"
    assert mail.outbox[-1].to == [member.email]
    assert "Alleen voor overheden." in mail.outbox[-1].body
    assert "Alleen voor overheden." in mail.outbox[-1].alternatives[0].content


def test_the_second_of_two_moderators_is_told():
    first, second = MemberFactory(groups=[MODERATORS]), MemberFactory(groups=[MODERATORS])
    member = MemberFactory(pending=True)
    services.admit_member(member=member, by=first)

    with pytest.raises(Conflict):
        services.decline_member(member=member, by=second, reason="Nee")
    with pytest.raises(Conflict):
        services.admit_member(member=member, by=second)
    member.refresh_from_db()
    assert member.status == "admitted"


@pytest.mark.parametrize("groups", [[], [EDITORS]])
def test_only_moderators_decide(groups):
    member = MemberFactory(pending=True)
    with pytest.raises(NotAllowed):
        services.admit_member(member=member, by=MemberFactory(groups=groups))
    with pytest.raises(NotAllowed):
        services.decline_member(member=member, by=MemberFactory(groups=groups), reason="Nee")


def test_choosing_an_organisation_in_the_profile_admits_nobody(client):
    organisation = OrganisationFactory(domains=["veendal.example"])
    member = MemberFactory(pending=True)
    client.force_login(member)
    answer = client.post(
        "/mijn/profiel/",
        {"display_name": "Jet", "function": "HR", "organisation": organisation.pk, "region": "", "about": ""},
    )

    member.refresh_from_db()
    assert (answer.status_code, member.organisation, member.status) == (302, organisation, "pending")


def test_a_member_says_what_they_know_about(client):
    water, data, other = ThemeFactory(slug="water"), ThemeFactory(slug="data"), ThemeFactory()
    member = MemberFactory(display_name="Jet")
    member.expertise.add(other)
    client.force_login(member)
    page = client.get("/mijn/profiel/").content.decode()
    client.post("/mijn/profiel/", {"display_name": "Jet", "expertise": [water.pk, data.pk]})

    assert "Vragen hierover waar nog niemand op antwoordde, krijg je te zien" in page
    assert set(member.expertise.all()) == {water, data}


def test_a_name_that_hides_something_is_refused_and_kept_in_the_form(client):
    client.force_login(MemberFactory())
    answer = client.post("/mijn/profiel/", {"display_name": "Jet\u202evan", "function": "Mijn functie", "about": "x"})

    assert answer.status_code == 422
    assert "Gebruik in je naam alleen zichtbare tekens." in answer.content.decode()
    assert "Mijn functie" in answer.content.decode()


def test_names_that_look_the_same_are_the_same():
    assert normalise_name("  Ｊet   Vogel ") == "Jet Vogel"
    with pytest.raises(Exception, match="letters"):
        validate_display_name("123")


@pytest.mark.parametrize("domain", ["gmail.com", "GMAIL.com", "geen domein", "@", "veendal"])
def test_a_domain_that_says_nothing_is_refused(domain):
    row = OrganisationDomain(organisation=OrganisationFactory(), domain=domain)
    with pytest.raises(Exception, match="domain"):
        row.full_clean()


def test_rights_of_a_member_and_of_their_groups_cost_one_query(django_assert_num_queries):
    member = MemberFactory(groups=[MODERATORS])
    member.user_permissions.add(Permission.objects.get(codename="change_theme"))
    member = Member.objects.get(pk=member.pk)
    with django_assert_num_queries(1):
        assert member.has_perms(["members.admit_member", "core.change_theme", "wagtailadmin.access_admin"])
        assert not member.has_perm("core.delete_theme")
    member.is_active = False
    assert not member.has_perm("core.change_theme")
    assert MemberFactory(administrator=True).has_perm("core.delete_theme")


def test_two_step_sign_in_is_asked_of_editors(client, settings):
    settings.MFA_REQUIRED_FOR_ADMIN = True
    client.force_login(MemberFactory(groups=[EDITORS]))

    answer = client.get("/beheer/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")
    client.force_login(MemberFactory())
    assert client.get("/mijn/").status_code == 200


def test_an_administrator_manages_members(client):
    client.force_login(MemberFactory(administrator=True))
    member = MemberFactory()
    for path in ("", f"edit/{member.pk}/", "new/", f"delete/{member.pk}/", "?ordering=name"):
        assert client.get(f"/beheer/users/{path}").status_code == 200, path

    answer = client.post(
        "/beheer/users/new/",
        {"email": "nieuw@veendal.example", "display_name": "Nieuw Lid", "function": "HR", "status": "admitted"},
    )
    assert answer.status_code == 302
    assert EmailAddress.objects.get(email="nieuw@veendal.example").verified
