"""Warning and suspending: what somebody can still do, who hears what, and what is written down."""

import pytest
from django.core import mail

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.roles import MODERATORS
from cop.members.models import Member
from cop.members.services import welcome_member
from cop.moderation import services
from cop.moderation.models import Decision, Report
from knowledge.lessons.models import LessonPage
from tests.factories.discussions import make_reply, make_thread
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return MemberFactory(groups=[MODERATORS], display_name="Mo de Rator")


@pytest.fixture
def author():
    member = MemberFactory(email="schrijver@veendal.example")
    member.set_password("een-lang-wachtwoord")
    member.save()
    welcome_member(member=member)
    return member


@pytest.fixture
def made(author):
    reporter = MemberFactory(email="melder@nieuwstad.example")
    return services.report_thing(
        thing=LessonFactory(title="Wie belt", authors=[author]), reporter=reporter, reason="rude"
    )


def decide(made, by, **said):
    sentences = {"to_authors": "Zo gaan we niet met elkaar om.", "to_reporters": "Wij spraken de schrijver aan."}
    return services.decide_on_reports(**{"report": made, "by": by, "hide": False, **sentences, **said})


def mails_to(address):
    return [message for message in mail.outbox if message.to == [address]]


# Warning


def test_a_warning_hides_nothing_and_tells_both(made, author, moderator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        decision = decide(made, moderator, warn=True)

    assert (decision.kind, set(decision.members.all())) == (Decision.Kind.WARNED, {author})
    assert LessonPage.objects.get().live
    [told] = mails_to(author.email)
    assert "Zo gaan we niet met elkaar om." in told.body
    assert "Een moderator schreef je over" in told.subject
    assert "Wij spraken de schrijver aan." not in told.body
    [answered] = mails_to("melder@nieuwstad.example")
    assert "sprak de schrijver aan" in answered.body
    assert "Zo gaan we niet" not in answered.body


def test_a_warning_needs_a_sentence(made, moderator):
    with pytest.raises(DomainError):
        decide(made, moderator, warn=True, to_authors=" ")
    assert Report.objects.open().exists()


def test_who_deleted_what_was_reported_is_warned_all_the_same(
    made, author, moderator, django_capture_on_commit_callbacks
):
    made.subject.delete()
    with django_capture_on_commit_callbacks(execute=True):
        decide(made, moderator, warn=True)

    assert len(mails_to(author.email)) == 1


def test_a_warning_does_not_stand_in_the_way_of_putting_back(made, author, moderator):
    hidden = decide(made, moderator, hide=True)
    lesson = LessonPage.objects.get()
    Decision.objects.create(subject=lesson, title=lesson.title, kind=Decision.Kind.WARNED, by_name="Mo")
    services.restore_thing(decision=hidden, by=moderator, reason="Toch goed.")

    assert LessonPage.objects.get().live


# Suspending


def test_who_is_suspended_is_out_at_once_and_back_when_it_is_lifted(
    client, author, moderator, django_capture_on_commit_callbacks
):
    client.force_login(author)
    assert client.get("/mijn/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        services.suspend(member=author, by=moderator, reason="Drie keer gewaarschuwd.")

    assert client.get("/mijn/")["Location"].startswith("/accounts/login/")
    [told] = mails_to(author.email)
    assert "Drie keer gewaarschuwd." in told.body
    client.logout()
    credentials = {"login": author.email, "password": "een-lang-wachtwoord"}
    answer = client.post("/accounts/login/", credentials, follow=True)
    assert "_auth_user_id" not in client.session
    assert "Drie keer gewaarschuwd." in answer.content.decode()
    assert "Drie keer" not in client.post("/accounts/login/", {**credentials, "password": "x"}).content.decode()

    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        services.lift_suspension(member=author, by=moderator, reason="Goed gesproken.")
    [told] = mails_to(author.email)
    assert "Goed gesproken." in told.body
    client.post("/accounts/login/", credentials)
    assert client.session["_auth_user_id"] == str(author.pk)


def test_who_is_suspended_posts_and_reports_nothing(author, moderator):
    thread = make_thread()
    services.suspend(member=author, by=moderator, reason="Genoeg.")
    out = Member.objects.get(pk=author.pk)

    with pytest.raises(NotAllowed):
        make_reply(thread, author=out)
    with pytest.raises(NotAllowed):
        make_thread(author=out, channel=thread.channel)
    with pytest.raises(NotAllowed):
        services.report_thing(thing=thread, reporter=out, reason="rude")


def test_suspending_is_done_once_and_with_a_reason(author, moderator):
    with pytest.raises(DomainError):
        services.suspend(member=author, by=moderator, reason=" ")
    with pytest.raises(Conflict):
        services.lift_suspension(member=author, by=moderator, reason="Weer goed.")
    services.suspend(member=author, by=moderator, reason="Genoeg.")
    with pytest.raises(Conflict):
        services.suspend(member=author, by=moderator, reason="Nog eens.")
    with pytest.raises(DomainError):
        services.lift_suspension(member=author, by=moderator, reason="")

    assert [decision.kind for decision in Decision.objects.all()] == ["suspended"]


def test_an_account_that_an_administrator_closed_is_not_opened_by_a_moderator(author, moderator):
    Member.objects.filter(pk=author.pk).update(is_active=False)
    with pytest.raises(Conflict):
        services.lift_suspension(member=author, by=moderator, reason="Weer goed.")
    assert not Member.objects.get(pk=author.pk).is_active


def test_hiding_and_suspending_in_one_decision_is_one_mail(made, author, moderator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        decide(made, moderator, hide=True, suspend=[author])

    assert not LessonPage.objects.get().live
    assert Member.objects.get(pk=author.pk).is_suspended
    [told] = mails_to(author.email)
    assert "geschorst" in told.subject
    assert len(mails_to("melder@nieuwstad.example")) == 1
    kept = Decision.objects.order_by("pk").values_list("kind", "title", "by_name", "to_authors")
    assert list(kept) == [
        ("hidden", "Wie belt", "Mo de Rator", "Zo gaan we niet met elkaar om."),
        ("suspended", "Wie belt", "Mo de Rator", "Zo gaan we niet met elkaar om."),
    ]


def test_only_who_wrote_it_is_suspended_for_it(made, moderator):
    other = MemberFactory()
    with pytest.raises(NotAllowed):
        decide(made, moderator, hide=True, suspend=[other])

    assert Member.objects.get(pk=other.pk).is_active
    assert LessonPage.objects.get().live


def test_a_moderator_hides_but_does_not_suspend_a_colleague(moderator):
    colleague = MemberFactory(groups=[MODERATORS])
    made = services.report_thing(thing=LessonFactory(authors=[colleague]), reporter=MemberFactory(), reason="rude")
    with pytest.raises(NotAllowed):
        decide(made, moderator, hide=True, suspend=[colleague])
    assert LessonPage.objects.get().live

    decide(made, moderator, hide=True)
    assert not LessonPage.objects.get().live


def test_the_name_goes_with_the_account(author, moderator):
    services.suspend(member=author, by=moderator, reason="Genoeg.")
    name = author.display_name
    author.delete()

    assert name not in str(list(Decision.objects.values()))


# In the admin


def test_the_form_warns_and_suspends(client, made, author, moderator):
    client.force_login(moderator)
    address = f"/beheer/meldingen/{made.pk}/"
    assert 'name="suspend"' in client.get(address).content.decode()
    client.post(address, {"decision": "warn", "to_reporters": "Gedaan."})
    assert Report.objects.open().exists()

    said = {"decision": "warn", "to_authors": "Stop.", "to_reporters": "Gedaan.", "suspend": [author.pk]}
    client.post(address, said)
    assert Member.objects.get(pk=author.pk).is_suspended
    assert list(Decision.objects.order_by("pk").values_list("kind", flat=True)) == ["warned", "suspended"]


def test_the_page_of_a_member_tells_everything_and_lifts(client, made, author, moderator):
    decide(made, moderator, hide=True)
    client.force_login(moderator)
    address = f"/beheer/meldingen/lid/{author.pk}/"
    client.post(address, {"reason": ""})
    assert Member.objects.get(pk=author.pk).is_active

    client.post(address, {"reason": "Weer zo'n tekst."})
    page = client.get(address).content.decode()
    for words in (
        "Wie belt",
        "Mo de Rator",
        "Zo gaan we niet met elkaar om.",
        "Weer zo&#x27;n tekst.",
        "Lid geschorst",
    ):
        assert words in page, words
    assert f"/beheer/meldingen/lid/{author.pk}/" in client.get("/beheer/meldingen/").content.decode()

    client.post(address, {"reason": "Goed gesproken."})
    assert Member.objects.get(pk=author.pk).is_active
    assert "Schorsing opgeheven" in client.get(address).content.decode()


def test_the_page_for_deciding_shows_what_was_decided_about_the_author_before(client, made, author, moderator):
    earlier = LessonFactory(title="Van vorig jaar", authors=[author])
    services.hide_thing(thing=earlier, by=moderator, to_authors="Er stond een naam in.")
    client.force_login(moderator)

    page = client.get(f"/beheer/meldingen/{made.pk}/").content.decode()
    assert "Van vorig jaar" in page
    assert "Er stond een naam in." in page


def test_an_administrator_who_opens_an_account_forgets_the_suspension(client, author, moderator):
    services.suspend(member=author, by=moderator, reason="Genoeg.")
    administrator = MemberFactory(administrator=True)
    client.force_login(administrator)
    form = {
        "email": author.email,
        "display_name": author.display_name,
        "function": "",
        "organisation": author.organisation_id,
        "region": author.region_id,
        "status": "admitted",
        "is_active": "on",
        "groups": [group.pk for group in author.groups.all()],
        "password1": "",
        "password2": "",
    }
    client.post(f"/beheer/users/edit/{author.pk}/", form)

    opened = Member.objects.get(pk=author.pk)
    assert (opened.is_active, opened.suspended_at, opened.suspension_reason) == (True, None, "")
