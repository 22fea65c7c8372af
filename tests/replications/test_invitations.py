"""Inviting a colleague in another region: who, how often, and what the mail says."""

import datetime
import re
import threading

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.db import connection
from django.utils import timezone

from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.members.models import Member
from knowledge.lessons.models import LessonPage
from knowledge.replications import services
from knowledge.replications.invited import Invitation, Invitee, hash_of
from knowledge.replications.services.invitations import A_DAY, A_MONTH, RECEIVED_A_MONTH, TooMany
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory

pytestmark = pytest.mark.django_db
FORM = "/lessen/les/uitnodigen/"


@pytest.fixture
def lesson():
    return LessonFactory(title="Meeloopdag", slug="les", authors=[MemberFactory()])


@pytest.fixture
def sender():
    return MemberFactory(display_name="Anna van Veendal")


def sent(sender, lesson=None, *, days_ago=0, invitee=None):
    """An invitation in the past, straight into the database."""
    invitee = invitee or Invitee.objects.create(address_hash=hash_of(f"{Invitee.objects.count()}@elders.example"))
    moment = timezone.now() - datetime.timedelta(days=days_ago)
    return Invitation.objects.create(
        lesson=lesson or LessonFactory(), invitee=invitee, sender=sender, sender_name="x", sent_at=moment
    )


def mailed(capture, action):
    with capture(execute=True):
        action()
    return mail.outbox[-1]


def test_a_member_gets_one_mail_with_the_line(lesson, sender, django_capture_on_commit_callbacks):
    colleague = MemberFactory(email="bo@zeeland.example")
    message = mailed(
        django_capture_on_commit_callbacks,
        lambda: services.invite_member(lesson=lesson, by=sender, member=colleague, line="  Dit past\nbij <jullie>. "),
    )
    html = message.alternatives[0].content

    assert message.to == ["bo@zeeland.example"]
    assert message.subject == "Anna van Veendal vraagt of je “Meeloopdag” wilt proberen"
    assert "Dit past bij <jullie>." in message.body
    assert "Dit past bij &lt;jullie&gt;." in html
    for text in (message.body, html):
        assert "http://testserver/lessen/les/" in text
        assert "/uitnodigingen/niet-meer/" in text
        assert sender.email not in text
        assert "signup" not in text
    assert Invitation.objects.get().member == colleague


def test_no_address_is_kept(lesson, sender):
    OrganisationFactory(domains=["zeeland.example"])
    services.invite_address(lesson=lesson, by=sender, address="Wie.Dan.Ook@Zeeland.Example")
    invitee = Invitee.objects.get()

    assert invitee.address_hash == hash_of("wie.dan.ook@zeeland.example")
    assert "wie.dan.ook" not in repr([vars(row) for row in (invitee, Invitation.objects.get())]).lower()


def test_who_is_no_member_is_led_to_sign_up(lesson, sender, django_capture_on_commit_callbacks):
    OrganisationFactory(domains=["zeeland.example"])
    message = mailed(
        django_capture_on_commit_callbacks,
        lambda: services.invite_address(lesson=lesson, by=sender, address="nieuw@zeeland.example"),
    )

    assert message.to == ["nieuw@zeeland.example"]
    for text in (message.body, message.alternatives[0].content):
        assert "http://testserver/accounts/signup/?next=/lessen/les/" in text


def test_the_address_of_a_member_is_that_member(lesson, sender, django_capture_on_commit_callbacks):
    colleague = MemberFactory(email="bo@zeeland.example", organisation=OrganisationFactory(domains=["zeeland.example"]))
    message = mailed(
        django_capture_on_commit_callbacks,
        lambda: services.invite_address(lesson=lesson, by=sender, address="BO@zeeland.example"),
    )

    assert "signup" not in message.body
    assert Invitation.objects.get().member == colleague
    with pytest.raises(Conflict):
        services.invite_member(lesson=lesson, by=sender, member=colleague)


@pytest.mark.parametrize("address", ["wie@gmail.com", "wie@onbekend.example", "wie@sub.zeeland.example"])
def test_only_organisations_that_take_part(lesson, sender, address):
    OrganisationFactory(domains=["zeeland.example"])
    with pytest.raises(DomainError, match="die meedoet"):
        services.invite_address(lesson=lesson, by=sender, address=address)

    assert not Invitee.objects.exists()


def test_what_is_no_address_is_refused(lesson, sender):
    with pytest.raises(ValidationError):
        services.invite_address(lesson=lesson, by=sender, address="zeeland.example\nBcc: x@y.nl")


def test_somebody_in_the_own_region_is_refused(lesson, sender):
    OrganisationFactory(domains=["buren.example"], region=sender.region)
    neighbour = MemberFactory(organisation=OrganisationFactory(region=sender.region))
    for invite in (
        lambda: services.invite_member(lesson=lesson, by=sender, member=neighbour),
        lambda: services.invite_address(lesson=lesson, by=sender, address="x@buren.example"),
    ):
        with pytest.raises(DomainError, match="een andere regio"):
            invite()


def test_neither_oneself_nor_the_author_nor_who_waits(lesson, sender):
    for member in (sender, lesson.owner, MemberFactory(pending=True), MemberFactory(is_active=False)):
        with pytest.raises(DomainError):
            services.invite_member(lesson=lesson, by=sender, member=member)

    assert not Invitation.objects.exists()


def test_only_admitted_members_invite(lesson):
    with pytest.raises(NotAllowed):
        services.invite_member(lesson=lesson, by=MemberFactory(pending=True), member=MemberFactory())


def test_nobody_is_invited_to_what_is_not_published(sender):
    draft = LessonFactory(live=False)
    with pytest.raises(NotAllowed):
        services.invite_member(lesson=draft, by=sender, member=MemberFactory())


def test_a_lesson_for_members_goes_to_members_alone(sender):
    closed = LessonFactory(members_only=True)
    OrganisationFactory(domains=["zeeland.example"])
    with pytest.raises(DomainError, match="Alleen leden"):
        services.invite_address(lesson=closed, by=sender, address="x@zeeland.example")

    services.invite_member(lesson=closed, by=sender, member=MemberFactory())
    assert Invitation.objects.count() == 1


def test_five_a_day(lesson, sender):
    for _ in range(A_DAY):
        services.invite_member(lesson=lesson, by=sender, member=MemberFactory())
    with pytest.raises(TooMany, match="vandaag"):
        services.invite_member(lesson=lesson, by=sender, member=MemberFactory())

    services.invite_member(lesson=lesson, by=MemberFactory(), member=MemberFactory())
    assert Invitation.objects.filter(sender=sender).count() == A_DAY


def test_twenty_in_thirty_days(lesson, sender):
    for place in range(A_MONTH):
        sent(sender, lesson, days_ago=2 + place)
    with pytest.raises(TooMany, match="30 dagen"):
        services.invite_member(lesson=lesson, by=sender, member=MemberFactory())

    oldest = Invitation.objects.order_by("sent_at").first()
    Invitation.objects.filter(pk=oldest.pk).update(sent_at=timezone.now() - datetime.timedelta(days=31))
    services.invite_member(lesson=lesson, by=sender, member=MemberFactory())


def test_never_twice_about_one_lesson_whoever_asks(lesson, sender):
    colleague = MemberFactory()
    services.invite_member(lesson=lesson, by=sender, member=colleague)
    for by in (sender, MemberFactory()):
        with pytest.raises(Conflict, match="al uitgenodigd"):
            services.invite_member(lesson=lesson, by=by, member=colleague)

    assert Invitation.objects.count() == 1


def test_nobody_gets_more_than_three_a_month(sender):
    colleague = MemberFactory()
    for _ in range(RECEIVED_A_MONTH):
        services.invite_member(lesson=LessonFactory(), by=MemberFactory(), member=colleague)
    with pytest.raises(TooMany, match="deze maand"):
        services.invite_member(lesson=LessonFactory(), by=sender, member=colleague)

    Invitation.objects.update(sent_at=timezone.now() - datetime.timedelta(days=31))
    services.invite_member(lesson=LessonFactory(), by=sender, member=colleague)


def stop_link(message):
    return re.search(r"http://testserver(/uitnodigingen/niet-meer/\S+/)", message.body)[1]


def test_do_not_invite_me_again_works_without_signing_in(client, lesson, sender, django_capture_on_commit_callbacks):
    colleague = MemberFactory(email="bo@zeeland.example")
    link = stop_link(
        mailed(
            django_capture_on_commit_callbacks,
            lambda: services.invite_member(lesson=lesson, by=sender, member=colleague),
        )
    )
    assert "zeeland" not in link
    assert "Stuur mij geen uitnodigingen meer" in client.get(link).content.decode()
    assert Invitee.objects.get().declined_at is None

    assert "Je krijgt geen uitnodigingen meer" in client.post(link).content.decode()
    with pytest.raises(Conflict, match="wil geen uitnodigingen"):
        services.invite_member(lesson=LessonFactory(), by=sender, member=colleague)
    client.post(link, {"again": "1"})
    services.invite_member(lesson=LessonFactory(), by=sender, member=colleague)


@pytest.mark.parametrize("token", ["x", "Ijky.ab:cd:ef", "a" * 500])
def test_a_link_that_is_not_whole_stops_nothing(client, token):
    Invitee.objects.create(address_hash=hash_of("a@b.nl"))
    assert client.get(f"/uitnodigingen/niet-meer/{token}/").status_code == 404
    assert client.post(f"/uitnodigingen/niet-meer/{token}/").status_code == 404
    with pytest.raises(BadSignature):
        services.decline_invitations(token=token)

    assert Invitee.objects.get().declined_at is None


def test_the_form_shows_names_of_the_chosen_region_and_no_address(client, lesson, sender):
    colleague, other = MemberFactory(display_name="Bo de Zeeuw"), MemberFactory(display_name="Cas uit Limburg")
    MemberFactory(display_name="Wacht Nog", pending=True, organisation=colleague.organisation)
    client.force_login(sender)
    first = client.get(FORM).content.decode()
    assert "Bo de Zeeuw" not in first
    found = client.post(
        FORM, {"find": "1", "region": colleague.region.slug, "name": "ZEEUW", "line": "Bewaar mij"}
    ).content.decode()

    assert "Bo de Zeeuw, Adviseur werving" in found
    assert "Bewaar mij" in found
    for absent in (other.display_name, "Wacht Nog", colleague.email):
        assert absent not in found
    assert f'value="{sender.region.slug}"' not in first


def test_the_form_sends_once(client, lesson, sender):
    colleague = MemberFactory(display_name="Bo de Zeeuw")
    client.force_login(sender)
    form = {"member": colleague.pk, "line": "Probeer dit eens", "region": "", "name": "", "address": ""}
    answer = client.post(FORM, form, follow=True)
    assert "Je uitnodiging aan Bo de Zeeuw is onderweg" in answer.content.decode()

    again = client.post(FORM, form)
    assert again.status_code == 409
    assert "al uitgenodigd" in again.content.decode()
    assert "Probeer dit eens" in again.content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("chosen", ["nobody", "both", "junk", "author"])
def test_the_form_asks_for_one_colleague(client, lesson, sender, chosen):
    client.force_login(sender)
    member = {"nobody": "", "both": MemberFactory().pk, "junk": "9" * 30, "author": lesson.owner.pk}[chosen]
    answer = client.post(FORM, {"member": member, "address": "x@y.example" if chosen == "both" else "", "line": "Hoi"})

    assert answer.status_code == 422
    assert ">Hoi</textarea>" in answer.content.decode().replace("\n", "")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("field", ["region", "name", "member"])
def test_a_null_in_the_form_is_no_error(client, lesson, sender, field):
    client.force_login(sender)
    for find in ({"find": "1"}, {}):
        assert client.post(FORM, {"region": "x", field: "a\x00b", **find}).status_code in {200, 422}


def test_a_lesson_for_members_asks_for_no_address(client, sender):
    LessonFactory(slug="besloten", members_only=True)
    client.force_login(sender)

    assert 'name="address"' not in client.get("/lessen/besloten/uitnodigen/").content.decode()


def test_what_was_typed_waits_for_who_was_signed_out(client, lesson, sender):
    answer = client.post(FORM, {"line": "Niet kwijtraken", "member": MemberFactory().pk})
    assert answer["Location"] == f"/accounts/login/?next={FORM}"
    client.post("/accounts/login/", {"login": "x"})
    session = dict(client.session)
    client.force_login(sender)
    kept = client.session
    kept.update({"kept_text": session["kept_text"]})
    kept.save()

    assert "Niet kwijtraken" in client.get(FORM).content.decode()
    assert not Invitation.objects.exists()


def test_an_archived_lesson_invites_nobody(client, lesson, sender):
    LessonPage.objects.filter(pk=lesson.pk).update(live=False, archived_at=timezone.now())
    client.force_login(sender)

    assert client.get(FORM).status_code == 403


def test_the_menu_of_a_lesson_has_the_link_for_members(client, lesson, sender):
    assert "uitnodigen/" not in client.get("/lessen/les/").content.decode()
    client.force_login(sender)

    assert 'href="/lessen/les/uitnodigen/"' in client.get("/lessen/les/").content.decode()


def test_an_invitation_outlives_its_sender(lesson, sender):
    services.invite_member(lesson=lesson, by=sender, member=MemberFactory())
    sender.delete()

    assert Invitation.objects.get().sender_name == "Anna van Veendal"


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_form_costs_the_same_for_any_number(client, lesson, sender, django_assert_num_queries, number):
    region = OrganisationFactory().region
    for _ in range(number):
        MemberFactory(organisation=OrganisationFactory(region=region))
    client.force_login(sender)
    client.get("/over/")
    with django_assert_num_queries(9):
        assert client.post(FORM, {"find": "1", "region": region.slug}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_last_of_a_day_goes_out_once_however_many_press_at_once():
    sender = MemberFactory()
    lesson = LessonFactory()
    for _ in range(A_DAY - 1):
        sent(sender)
    outcomes = at_once(sender, [lesson] * 4, [MemberFactory() for _ in range(4)])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Invitation", "TooMany", "TooMany", "TooMany"]
    assert Invitation.objects.filter(sender=sender).count() == A_DAY


@pytest.mark.django_db(transaction=True)
def test_one_colleague_gets_three_however_many_invite_at_once():
    colleague = MemberFactory()
    outcomes = at_once(None, [LessonFactory() for _ in range(5)], [colleague] * 5)

    assert sum(isinstance(outcome, Invitation) for outcome in outcomes) == RECEIVED_A_MONTH
    assert sum(isinstance(outcome, TooMany) for outcome in outcomes) == 2


def at_once(sender, lessons, members):
    """Invites every pair in a thread of its own, all starting together; gives what each returned or raised."""
    start = threading.Barrier(len(lessons))
    senders = [sender or MemberFactory() for _ in lessons]
    outcomes = [None] * len(lessons)

    def run(place):
        try:
            start.wait(timeout=30)
            by = Member.objects.get(pk=senders[place].pk)
            outcomes[place] = services.invite_member(lesson=lessons[place], by=by, member=members[place])
        except Exception as error:  # noqa: BLE001  (what went wrong is what the test looks at)
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(lessons))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes
