"""A lesson of a discussion: who may make it, what it begins with, and who is named."""

import pytest
from wagtail.models import PageLogEntry

from cop.core.errors import Conflict, NotAllowed
from cop.core.models import CommunitySettings
from cop.core.roles import MODERATORS
from cop.discussions import services as talk
from cop.discussions.models import Reply, ThreadPage
from cop.notifications.models import Delivery, Notification
from cop.publishing import services as publishing
from cop.publishing.tokens import token_of
from knowledge.lessons.models import Credit, LessonPage
from knowledge.lessons.services import answer_credit, make_lesson_of_thread
from tests.factories.discussions import make_reply, make_thread
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker():
    return MemberFactory(display_name="Vera Vraag", trusted=True)


@pytest.fixture
def helper():
    return MemberFactory(display_name="Bas Beste", trusted=True)


@pytest.fixture
def maker():
    return MemberFactory(display_name="Mia Maker", trusted=True)


@pytest.fixture
def thread(asker, helper):
    """A question with a best answer."""
    CommunitySettings.load()  # made by whoever asks first
    question = make_thread(
        author=asker,
        title="Hoe vind je een beheerder?",
        body="<p>Drie keer niemand.</p>",
        themes=[ThemeFactory(slug="water")],
        regions=[RegionFactory(slug="delta")],
    )
    best = make_reply(question, author=helper, body="<p>Wij lieten het <strong>diploma</strong> los.</p>")
    return talk.mark_best(thread=ThreadPage.objects.get(pk=question.pk), reply=best, by=asker)


def again(row):
    return type(row).objects.get(pk=row.pk)


def make(thread, by, *credited):
    return make_lesson_of_thread(thread=thread, by=by, credited=credited)


def publish(lesson):
    """As somebody who wrote the rest of it."""
    version = again(lesson).get_latest_revision_as_object()
    whole = LessonFactory.build()
    for name in ("summary", "outcome", "result", "did_not_work"):
        setattr(version, name, getattr(whole, name))
    version.slug = again(lesson).slug
    owner = again(lesson).owner
    publishing.save_draft(page=version, by=owner, token=token_of(again(lesson)))
    publishing.submit(page=again(lesson), by=owner, token=None)
    return again(lesson)


def test_a_draft_begins_with_the_question_and_the_best_answer(thread, maker):
    lesson = make(thread, maker).get_latest_revision_as_object()

    assert (lesson.title, lesson.live, lesson.owner) == ("Hoe vind je een beheerder?", False, maker)
    assert (lesson.situation, lesson.approach) == (
        "<p>Drie keer niemand.</p>",
        "<p>Wij lieten het <strong>diploma</strong> los.</p>",
    )
    assert [theme.slug for theme in lesson.themes.all()] == ["water"]
    assert [place.region.slug for place in lesson.page_regions.all()] == ["delta"]
    assert [author.member for author in lesson.page_authors.all()] == [maker]
    assert lesson.members_only


def test_who_is_mentioned_is_not_named(asker, maker):
    thread = make_thread(author=asker, body=f'<p>Zoals <a href="/leden/{maker.pk}/">@Mia Maker</a> zei.</p>')
    make_reply(thread)
    lesson = make(again(thread), asker).get_latest_revision_as_object()

    assert lesson.situation == "<p>Zoals een collega zei.</p>"


def test_without_a_best_answer_what_was_tried_is_left_to_tell(asker, maker):
    thread = make_thread(author=asker)
    make_reply(thread)
    assert make(again(thread), maker).get_latest_revision_as_object().approach == ""


def test_who_may_make_one(people, thread, asker, helper):
    may = {role: _made(thread, member) for role, member in people.items() if member is not None}

    assert may == {
        "pending": False,
        "newcomer": False,
        "trusted": True,
        "author": False,
        "organiser": False,
        "editor": False,
        "moderator": True,
        "administrator": True,
    }
    newcomer = MemberFactory()
    held = make_thread(author=newcomer)
    talk.admit_post(post=held, by=people["moderator"])
    reply = make_reply(again(held), author=(best := MemberFactory()))
    talk.admit_post(post=reply, by=people["moderator"])
    assert _made(again(held), best) is False
    talk.mark_best(thread=again(held), reply=again(reply), by=newcomer)
    assert (_made(again(held), newcomer), _made(again(held), best)) == (True, True)


def _made(thread, member):
    try:
        return make(thread, member).owner_id == member.pk
    except NotAllowed:
        return False


def test_what_became_of_the_discussion_meanwhile_is_seen(thread, maker, helper):
    moderator = MemberFactory(groups=[MODERATORS])
    talk.hide_post(post=again(thread), by=moderator, reason="Nee")
    with pytest.raises(Conflict):
        make(thread, maker)
    talk.restore_post(post=again(thread), by=moderator, reason="Het kan blijven.")
    talk.hide_post(post=Reply.objects.get(), by=moderator, reason="Nee")
    with pytest.raises(Conflict):
        make(thread, maker)
    talk.restore_post(post=Reply.objects.get(), by=moderator, reason="Het kan blijven.")
    talk.merge_threads(source=again(thread), target=make_thread(), by=moderator)
    with pytest.raises(Conflict):
        make(thread, maker)
    assert not LessonPage.objects.exists()


def test_a_hidden_best_answer_is_not_copied_and_its_author_not_asked(thread, maker, helper):
    make_reply(thread, body="<p>Nog iets.</p>")
    talk.hide_post(post=Reply.objects.get(number=1), by=MemberFactory(groups=[MODERATORS]), reason="Nee")
    with pytest.raises(Conflict):
        make(thread, maker, helper)
    assert make(thread, maker).get_latest_revision_as_object().approach == ""


def test_twice_pressed_makes_one_lesson_and_asks_once(thread, maker, asker):
    assert make(thread, maker, asker).pk == make(thread, maker, asker).pk
    assert (LessonPage.objects.count(), Credit.objects.count()) == (1, 1)
    assert Notification.objects.get(verb="credit_asked").count == 1


def test_who_helped_is_asked_in_the_site_and_by_mail(thread, maker, asker, helper):
    make(thread, maker, asker, helper)

    told = Notification.objects.filter(verb="credit_asked")
    assert {notice.recipient for notice in told} == {asker, helper}
    assert {notice.sentence for notice in told} == {
        "Mia Maker maakt een les van “Hoe vind je een beheerder?”. Mag je naam erbij staan?"
    }
    assert {notice.url for notice in told} == {f"/mijn/lessen/vermelding/{row.pk}/" for row in Credit.objects.all()}
    keys = {f"notification:{notice.pk}:1" for notice in told}
    assert set(Delivery.objects.filter(key__in=keys).values_list("key", flat=True)) == keys


def test_nobody_is_asked_who_said_nothing_there(thread, maker):
    for stranger in (MemberFactory(), maker):
        with pytest.raises(Conflict):
            make(thread, maker, stranger)
    assert not LessonPage.objects.exists()


def test_nobody_is_named_before_they_agree_and_anybody_may_change_their_mind(client, thread, maker, asker, helper):
    lesson = publish(make(thread, maker, asker, helper))
    of_asker, of_helper = Credit.objects.get(member=asker), Credit.objects.get(member=helper)
    client.force_login(MemberFactory())

    def named():
        page = client.get(lesson.url).content.decode()
        return ("Vera Vraag" in page, "Bas Beste" in page)

    assert named() == (False, False)
    answer_credit(credit=of_asker, by=asker, agrees=True)
    answer_credit(credit=of_helper, by=helper, agrees=False)
    assert named() == (True, False)
    assert (again(of_helper).state, again(of_helper).name) == ("declined", "")
    answer_credit(credit=of_asker, by=asker, agrees=False)
    answer_credit(credit=of_helper, by=helper, agrees=True)
    assert named() == (False, True)
    acts = PageLogEntry.objects.filter(page=lesson.pk, action__startswith="lessons.credit").order_by("pk")
    assert list(acts.values_list("action", "user")) == [
        ("lessons.credit_agreed", asker.pk),
        ("lessons.credit_declined", helper.pk),
        ("lessons.credit_declined", asker.pk),
        ("lessons.credit_agreed", helper.pk),
    ]
    assert not Notification.objects.filter(verb="credit_asked", read_at=None).exists()


def test_nobody_answers_for_somebody_else(thread, maker, asker):
    make(thread, maker, asker)
    for other in (maker, MemberFactory(administrator=True)):
        with pytest.raises(NotAllowed):
            answer_credit(credit=Credit.objects.get(), by=other, agrees=True)
    assert Credit.objects.get().state == "asked"


def test_publishing_again_keeps_who_is_named(thread, maker, asker):
    lesson = publish(make(thread, maker, asker))
    stale = again(lesson)
    answer_credit(credit=Credit.objects.get(), by=asker, agrees=True)
    stale.latest_revision.publish(user=maker, skip_permission_checks=True)

    assert again(lesson).credited_names == ["Vera Vraag"]
    assert again(lesson).from_thread_id == thread.pk


def test_a_copy_names_nobody(thread, maker, asker):
    lesson = publish(make(thread, maker, asker))
    answer_credit(credit=Credit.objects.get(), by=asker, agrees=True)
    copy = again(lesson).copy(update_attrs={"slug": "kopie", "title": "Kopie"})

    assert (again(copy).from_thread_id, again(copy).credited_names) == (None, [])


def test_of_who_leaves_the_name_stays_only_when_they_agreed(thread, maker, asker, helper):
    lesson = make(thread, maker, asker, helper)
    answer_credit(credit=Credit.objects.get(member=asker), by=asker, agrees=True)
    asker.delete()
    helper.delete()

    assert list(Credit.objects.values_list("member", "name").order_by("pk")) == [(None, "Vera Vraag"), (None, "")]
    assert again(lesson).credited_names == ["Vera Vraag"]


def test_a_draft_that_is_thrown_away_takes_its_questions_along(thread, maker, asker):
    lesson = make(thread, maker, asker)
    publishing.discard_draft(page=again(lesson), by=maker)

    assert not Credit.objects.exists()
    assert not Notification.objects.filter(verb="credit_asked", read_at=None).exists()
    assert make(thread, maker).pk != lesson.pk


def test_lesson_and_discussion_lead_to_each_other_for_who_may_read(client, thread, maker):
    draft = make(thread, maker)
    client.force_login(MemberFactory())
    assert "Hier is een les van gemaakt" not in client.get(thread.url).content.decode()
    lesson = publish(draft)
    LessonPage.objects.filter(pk=lesson.pk).update(members_only=False)

    assert lesson.url in client.get(thread.url).content.decode()
    assert thread.url in client.get(lesson.url).content.decode()
    client.logout()
    assert thread.url not in client.get(lesson.url).content.decode()
    assert "Ontstaan uit een gesprek" not in client.get(lesson.url).content.decode()

    client.force_login(MemberFactory())
    moderator = MemberFactory(groups=[MODERATORS])
    talk.hide_post(post=again(thread), by=moderator, reason="Nee")
    assert thread.url not in client.get(lesson.url).content.decode()
    talk.restore_post(post=again(thread), by=moderator, reason="Het kan blijven.")
    kept = talk.merge_threads(source=again(thread), target=make_thread(title="Blijft"), by=moderator)
    assert kept.url in client.get(lesson.url).content.decode()
    assert lesson.url in client.get(kept.url).content.decode()
    again(lesson).unpublish()
    assert "Hier is een les van gemaakt" not in client.get(kept.url).content.decode()


def test_the_form_asks_whom_to_name_and_opens_the_lesson(client, thread, maker, asker, helper):
    third = make_reply(thread, author=MemberFactory(display_name="Cas Ook", trusted=True)).author
    client.force_login(maker)
    address = f"/mijn/lessen/van-gesprek/{thread.pk}/"
    assert address in client.get(thread.url).content.decode()
    form = client.get(address).context["form"]
    assert [name for _pk, name in form.fields["credited"].choices] == ["Vera Vraag", "Bas Beste", "Cas Ook"]
    assert form["credited"].initial == [asker.pk, helper.pk]

    assert client.post(address, {"credited": [MemberFactory().pk]}).status_code == 422
    answer = client.post(address, {"credited": [third.pk]})
    lesson = LessonPage.objects.get()
    assert answer["Location"] == f"/mijn/bijdragen/{lesson.pk}/verhaal/"
    assert "Drie keer niemand." in client.get(answer["Location"]).content.decode()
    assert [credit.member for credit in Credit.objects.all()] == [third]
    for _again in range(2):
        assert client.post(address, {"credited": [asker.pk]})["Location"] == f"/mijn/bijdragen/{lesson.pk}/"
    assert Credit.objects.count() == 1


def test_the_question_is_answered_on_a_page_of_its_own(client, thread, maker, asker):
    make(thread, maker, asker)
    address = f"/mijn/lessen/vermelding/{Credit.objects.get().pk}/"
    client.force_login(maker)
    assert (client.get(address).status_code, client.post(address, {"answer": "yes"}).status_code) == (404, 404)

    client.force_login(asker)
    page = client.get(address).content.decode()
    assert ("Mia Maker schrijft deze les" in page, thread.url in page, "Ja, noem mij" in page) == (True, True, True)
    assert "Wacht op jouw antwoord" in client.get("/mijn/").content.decode()
    assert client.post(address, {"answer": "yes"})["Location"] == address
    assert Credit.objects.get().state == "agreed"
    assert "Je wordt genoemd" in client.get("/mijn/").content.decode()
    client.post(address, {"answer": "no"})
    assert Credit.objects.get().state == "declined"
    # Opening the page decides nothing.
    client.get(f"{address}?answer=yes")
    assert Credit.objects.get().state == "declined"


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 20])
def test_a_lesson_with_names_costs_the_same_for_any_number(client, thread, maker, django_assert_num_queries, number):
    helpers = [make_reply(thread, author=MemberFactory(trusted=True)).author for _place in range(number)]
    lesson = publish(make(thread, maker, *helpers))
    for credit in Credit.objects.select_related("member"):
        answer_credit(credit=credit, by=credit.member, agrees=True)
    LessonPage.objects.filter(pk=lesson.pk).update(members_only=False)
    client.get(lesson.url)
    with django_assert_num_queries(3):
        client.get(lesson.url)
    client.force_login(MemberFactory())
    client.get(lesson.url)
    with django_assert_num_queries(11):
        client.get(lesson.url)
    assert len(again(lesson).credited_names) == number
