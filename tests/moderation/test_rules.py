"""Who decides on whose words, as a table: in the service, the queue, the count and the mail."""

import pytest
from django.core import mail
from django.db import transaction

from cop.core.errors import NotAllowed
from cop.core.roles import EDITORS, MODERATORS
from cop.core.waiting import waiting_for
from cop.members.permissions import may_suspend
from cop.moderation import services
from cop.moderation.models import Decision, Report
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

AUTHORS = ["member", "editor", "moderator", "administrator"]
#: Who decides on the words of whom; "self" stands for the author.
MAY_DECIDE = {
    "member": {"moderator 2", "administrator 2", "moderator", "administrator"},
    "editor": {"moderator 2", "administrator 2", "moderator", "administrator"},
    "moderator": {"moderator 2", "administrator 2", "administrator"},
    "administrator": {"administrator 2"},
}
#: Who suspends whom.
MAY_SUSPEND = MAY_DECIDE | {"moderator": {"administrator", "administrator 2"}}


@pytest.fixture
def cast():
    """Two of each who may decide, so that there is always another one."""
    return {
        "member": MemberFactory(),
        "editor": MemberFactory(groups=[EDITORS]),
        "moderator": MemberFactory(groups=[MODERATORS]),
        "moderator 2": MemberFactory(groups=[MODERATORS]),
        "administrator": MemberFactory(administrator=True),
        "administrator 2": MemberFactory(administrator=True),
    }


def reported(author):
    return services.report_thing(thing=LessonFactory(authors=[author]), reporter=MemberFactory(), reason="rude")


def allowed(act):
    """Whether the service lets it happen; nothing of it stays."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("author", AUTHORS)
def test_who_decides_on_whose_words(cast, author):
    made = reported(cast[author])

    def hides(by):
        return lambda: services.decide_on_reports(report=made, by=by, hide=True, to_authors="a", to_reporters="b")

    def takes(by):
        return lambda: services.hide_thing(thing=made.subject, by=by, to_authors="a")

    for act in (hides, takes):
        assert {name for name, by in cast.items() if allowed(act(by))} == MAY_DECIDE[author]


@pytest.mark.parametrize("author", AUTHORS)
def test_who_puts_whose_words_back(cast, author):
    decision = services.hide_thing(
        thing=LessonFactory(authors=[cast[author]]), by=MemberFactory(administrator=True), to_authors="a"
    )

    def restores(by):
        return lambda: services.restore_thing(decision=decision, by=by, reason="Toch goed.")

    assert {name for name, by in cast.items() if allowed(restores(by))} == MAY_DECIDE[author]


@pytest.mark.parametrize("author", AUTHORS)
def test_the_queue_the_count_and_the_page_show_the_same(client, cast, author):
    made = reported(cast[author])
    for name, user in cast.items():
        client.force_login(user)
        decides = name in MAY_DECIDE[author]
        opened = client.get(f"/beheer/meldingen/{made.pk}/").status_code
        listed = client.get("/beheer/meldingen/").content.decode()
        counted = [one.count for one in waiting_for(user) if one.url == "/beheer/meldingen/"]

        if name in {"member", "editor"}:
            assert (opened in {302, 403}, counted) == (True, []), name
        else:
            assert (opened, f"/beheer/meldingen/{made.pk}/" in listed, counted) == (
                200 if decides else 404,
                decides,
                [int(decides)],
            ), name


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("member", {"moderator", "moderator 2"}),
        ("editor", {"moderator", "moderator 2"}),
        ("moderator", {"moderator 2"}),
        ("administrator", {"administrator 2"}),
    ],
)
def test_the_mail_goes_to_who_may_decide(cast, author, told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reported(cast[author])

    assert {message.to[0] for message in mail.outbox} == {cast[name].email for name in told}


def test_a_report_on_the_only_moderator_goes_to_administrators(django_capture_on_commit_callbacks):
    moderator, administrator = MemberFactory(groups=[MODERATORS]), MemberFactory(administrator=True)
    with django_capture_on_commit_callbacks(execute=True):
        reported(moderator)

    assert [message.to for message in mail.outbox] == [[administrator.email]]


@pytest.mark.parametrize("author", AUTHORS)
def test_who_suspends_whom(client, cast, author):
    member = cast[author]

    def suspends(by):
        return lambda: services.suspend(member=member, by=by, reason="Genoeg.")

    assert {name for name, by in cast.items() if allowed(suspends(by))} == MAY_SUSPEND[author]
    assert {name for name, by in cast.items() if may_suspend(by, member)} == MAY_SUSPEND[author]
    services.suspend(member=member, by=MemberFactory(administrator=True), reason="Genoeg.")

    def lifts(by):
        return lambda: services.lift_suspension(member=member, by=by, reason="Weer goed.")

    assert {name for name, by in cast.items() if allowed(lifts(by))} == MAY_SUSPEND[author]


def test_nobody_reads_what_was_decided_about_them(client, cast):
    moderator = cast["moderator"]
    client.force_login(moderator)
    for name, status in (
        ("moderator", 404),
        ("administrator", 404),
        ("moderator 2", 200),
        ("member", 200),
    ):
        assert client.get(f"/beheer/meldingen/lid/{cast[name].pk}/").status_code == status, name
    assert "/beheer/meldingen/lid/" not in client.get(f"/leden/{moderator.pk}/").content.decode()
    assert f"/beheer/meldingen/lid/{cast['member'].pk}/" in client.get(f"/leden/{cast['member'].pk}/").content.decode()
    client.force_login(MemberFactory())
    assert "/beheer/meldingen/lid/" not in client.get(f"/leden/{cast['member'].pk}/").content.decode()


def test_words_that_are_gone_keep_the_rule(cast):
    made = reported(cast["moderator"])
    made.subject.delete()

    def leaves(by):
        return lambda: services.decide_on_reports(report=made, by=by, hide=False, to_authors="", to_reporters="b")

    assert {name for name, by in cast.items() if allowed(leaves(by))} == MAY_DECIDE["moderator"]
    assert set(Report.objects.get().members.all()) == {cast["moderator"]}
    assert not Decision.objects.exists()
