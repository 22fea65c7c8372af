"""The form of a report: what was typed is never lost, and nobody else sees it."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cop.core.models import CommunityDocument
from cop.core.roles import EDITORS
from knowledge.lessons.models import Outcome
from knowledge.replications.models import Replication
from tests.factories.members import MemberFactory
from tests.factories.replications import ReplicationFactory
from tests.replications.conftest import LAST_PERIOD, THIS_PERIOD

pytestmark = pytest.mark.django_db
AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def writer(client, trusted):
    client.force_login(trusted)
    return client


@pytest.fixture
def draft(lesson, trusted, reporting):
    return reporting.start(lesson, trusted)


def new(lesson):
    return f"/mijn/verslagen/nieuw/{lesson.pk}/"


def at(report, rest=""):
    return f"/mijn/verslagen/{report.pk}/{rest}"


def answers(report=None, reporting=None, **more):
    """What a browser sends of a whole form."""
    form = {
        "region": "",
        "period_start": THIS_PERIOD.isoformat(),
        "scale": "team",
        "changed": "<p>Wij belden pas na drie dagen.</p>",
        "outcome": "not",
        "result": "<p>Niemand nam op.</p>",
        "vacancies": "2",
        "applicants": "1.250",
        "hires": "",
        "hours_spent": "",
        "token": reporting.token(report) if report else "",
    }
    if report:
        form["region"] = str(reporting.newest(report).region_id)
    return {**form, **more}


def test_opening_the_form_makes_nothing(writer, lesson, trusted):
    page = writer.get(new(lesson)).content.decode()

    assert "Ook hier geprobeerd" in page
    assert str(trusted.organisation) in page
    assert "Binnen 48 uur bellen" in page
    assert Replication.objects.count() == 0


def test_the_first_save_makes_one_draft_however_often_it_is_sent(writer, lesson, trusted):
    form = answers(request_key=str(uuid.uuid4()), region=trusted.region_id)
    first, second = writer.post(new(lesson), form), writer.post(new(lesson), form)

    assert first["Location"] == second["Location"]
    report = Replication.objects.get()
    version = report.get_latest_revision_as_object()
    assert (version.outcome, version.applicants, version.region) == (Outcome.NOT, 1250, trusted.region)
    assert not report.live


def test_a_form_that_is_sent_again_with_another_text_is_told(writer, lesson, trusted):
    form = answers(request_key=str(uuid.uuid4()), region=trusted.region_id)
    writer.post(new(lesson), form)
    answer = writer.post(new(lesson), {**form, "result": "<p>Toch anders.</p>"})

    assert answer.status_code == 409
    assert "Toch anders." in answer.content.decode()
    assert Replication.objects.get().get_latest_revision_as_object().result == "<p>Niemand nam op.</p>"


def test_autosave_of_a_new_report_answers_with_its_address(writer, lesson, trusted, reporting):
    form = answers(request_key=str(uuid.uuid4()), region=trusted.region_id)
    answer = writer.post(new(lesson), form, headers=AUTOSAVE).json()
    report = Replication.objects.get()

    assert (answer["address"], answer["token"]) == (at(report), reporting.token(report))
    assert answer["saved"].startswith("Bewaard om")
    again = writer.post(at(report), {**form, "token": answer["token"], "result": "Nog iets"}, headers=AUTOSAVE)
    assert again.status_code == 200
    assert reporting.newest(report).result == "<p>Nog iets</p>"


def test_who_began_before_goes_on_there(writer, lesson, draft):
    answer = writer.get(new(lesson))
    assert (answer.status_code, answer["Location"]) == (302, at(draft))


def test_a_report_that_was_sent_leaves_room_for_another_period(writer, lesson, trusted, reporting):
    reporting.sent(lesson, trusted)
    assert writer.get(new(lesson)).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_organisation_the_profile_comes_first(client, lesson, method):
    client.force_login(MemberFactory(organisation=None, region=None))
    answer = getattr(client, method)(new(lesson), answers(result="Mijn tekst") if method == "post" else None)

    assert answer.status_code == 403
    assert "Vul eerst je organisatie in" in answer.content.decode()
    assert "/mijn/profiel/" in answer.content.decode()
    assert method == "get" or "Mijn tekst" in answer.content.decode()


def test_the_author_of_a_lesson_is_sent_back_to_it(client, lesson):
    client.force_login(lesson.page_authors.get().member)
    answer = client.get(new(lesson))

    assert answer.status_code == 403
    assert "Dit is je eigen les" in answer.content.decode()


def test_a_colleague_of_the_lessons_organisation_reads_that_it_will_not_count(client, lesson):
    client.force_login(MemberFactory(organisation=lesson.organisation))
    page = client.get(new(lesson)).content.decode()
    assert "telt niet mee als herhaling elders" in page

    client.force_login(MemberFactory())
    assert "telt niet mee" not in client.get(new(lesson)).content.decode()


def test_a_lesson_that_one_may_not_know_takes_no_report(client, lesson):
    lesson.live = False
    lesson.save()
    client.force_login(MemberFactory())
    assert client.get(new(lesson)).status_code == 404


def test_a_wrong_answer_is_said_beside_it_and_the_rest_is_kept(writer, draft, reporting):
    answer = writer.post(at(draft), answers(draft, reporting, applicants="veel", then="send"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Geef een heel getal" in page
    assert 'value="veel"' in page
    version = reporting.newest(draft)
    assert (version.applicants, version.vacancies, version.result) == (None, 2, "<p>Niemand nam op.</p>")
    assert not reporting.row(draft).live


def test_hires_above_applicants_are_said_beside_it(writer, draft, reporting):
    answer = writer.post(at(draft), answers(draft, reporting, applicants="3", hires="4"))

    assert answer.status_code == 422
    assert "Dit kan niet meer zijn dan: reacties (3)." in answer.content.decode()


def test_what_is_missing_is_said_at_once_when_it_is_sent(writer, draft, reporting):
    answer = writer.post(at(draft), answers(draft, reporting, outcome="", result="", then="send"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Vul dit in voordat je het verstuurt.") == 4  # beside each field and in the summary
    assert not reporting.row(draft).live


def test_a_trusted_member_sends_and_reads_it_with_the_lesson(writer, draft, lesson, reporting):
    answer = writer.post(at(draft), answers(draft, reporting, then="send"))

    assert (answer.status_code, answer["Location"]) == (302, f"{lesson.url}geprobeerd/?verslag={draft.pk}")
    assert reporting.row(draft).live


def test_a_report_of_a_colleague_on_the_same_period_is_linked(writer, trusted, draft, lesson, reporting):
    colleague = MemberFactory(organisation=trusted.organisation, display_name="Anna van hiernaast")
    other = ReplicationFactory(lesson=lesson, author=colleague, period_start=THIS_PERIOD)
    answer = writer.post(at(draft), answers(draft, reporting, then="send"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Anna van hiernaast schreef voor" in page
    assert f"geprobeerd/?verslag={other.pk}" in page
    assert "Niemand nam op." in page
    again = writer.post(at(draft), answers(draft, reporting, then="send", period_start=LAST_PERIOD.isoformat()))
    assert again.status_code == 302
    assert reporting.row(draft).live


def test_a_lesson_archived_meanwhile_is_a_sentence(writer, draft, lesson, reporting):
    lesson.unpublish()
    answer = writer.post(at(draft), answers(draft, reporting, then="send"))

    assert answer.status_code == 409
    assert "gearchiveerd of weggehaald" in answer.content.decode()
    assert reporting.newest(draft).result == "<p>Niemand nam op.</p>"


def test_the_second_window_keeps_its_text_and_may_choose(writer, draft, reporting):
    old = reporting.token(draft)
    writer.post(at(draft), answers(draft, reporting, result="Eerste"))
    refused = writer.post(at(draft), answers(draft, reporting, result="Tweede", token=old))

    assert refused.status_code == 409
    assert "Tweede" in refused.content.decode()
    assert "Eerste" in refused.content.decode()
    assert reporting.newest(draft).result == "<p>Eerste</p>"
    writer.post(at(draft), answers(draft, reporting, result="Tweede", overwrite="1"))
    assert reporting.newest(draft).result == "<p>Tweede</p>"


def test_autosave_never_overwrites(writer, draft, reporting):
    old = reporting.token(draft)
    writer.post(at(draft), answers(draft, reporting, result="Eerste"))
    form = answers(draft, reporting, result="Tweede", token=old)
    refused = writer.post(at(draft), form, headers=AUTOSAVE)

    assert (refused.status_code, refused.json()["conflict"]) == (409, True)
    assert reporting.newest(draft).result == "<p>Eerste</p>"


def test_text_sent_after_the_session_ended_waits_for_its_author(client, lesson, trusted, draft, reporting):
    for address in (new(lesson), at(draft)):
        client.logout()
        sent = client.post(address, answers(draft, reporting, result="Na afloop"))
        assert sent["Location"] == f"/accounts/login/?next={address}"
        client.force_login(trusted)
        page = client.get(address).content.decode()
        assert "Na afloop" in page
        assert "Je was uitgelogd" in page


def test_autosave_without_a_session_says_where_to_sign_in(client, draft, reporting):
    answer = client.post(at(draft), answers(draft, reporting), headers=AUTOSAVE)
    assert (answer.status_code, answer.json()["sign_in"]) == (401, f"/accounts/login/?next={at(draft)}")


def test_a_form_with_an_old_secret_can_be_sent_once_more(trusted, draft, reporting):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(trusted)
    form = answers(draft, reporting, result="Bijna weg")
    answer = strict.post(at(draft), form, headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 403
    assert "Bijna weg" in answer.content.decode()


def test_hostile_html_is_stored_clean(writer, draft, reporting):
    writer.post(at(draft), answers(draft, reporting, result='<p onclick="x()">Tekst<script>x</script></p>'))
    assert reporting.newest(draft).result == "<p>Tekst</p>"


@pytest.mark.parametrize("value", ["2026-02-01", "morgen", "2150-01-01", "٢٠٢٦-٠١-٠١"])
def test_a_period_that_is_none_is_refused(writer, draft, reporting, value):
    answer = writer.post(at(draft), answers(draft, reporting, period_start=value))

    assert answer.status_code == 422
    assert reporting.newest(draft).period_start is None


def upload(name="lijst.txt", content=b"een lijst"):
    return SimpleUploadedFile(name, content)


def files(report, reporting):
    return [attachment.document for attachment in reporting.newest(report).attachments.all()]


def test_a_file_goes_along_with_the_text(writer, draft, reporting):
    form = answers(draft, reporting, result="Met bijlage", file=upload(), title="Vragenlijst", then="attach")
    assert writer.post(at(draft), form)["Location"] == f"{at(draft)}#bestanden"

    assert reporting.newest(draft).result == "<p>Met bijlage</p>"
    assert [document.title for document in files(draft, reporting)] == ["Vragenlijst"]


def test_a_refused_file_costs_no_text(writer, draft, reporting):
    form = answers(draft, reporting, result="Blijft staan", file=upload("virus.exe", b"MZ"), then="send")
    answer = writer.post(at(draft), form)

    assert answer.status_code == 422
    assert "Dit soort bestand" in answer.content.decode()
    assert reporting.newest(draft).result == "<p>Blijft staan</p>"
    assert files(draft, reporting) == []
    assert not reporting.row(draft).live


def test_a_sixth_file_is_refused(writer, draft, reporting):
    for number in range(5):
        form = answers(draft, reporting, file=upload(f"{number}.txt"), then="attach")
        assert writer.post(at(draft), form).status_code == 302
    answer = writer.post(at(draft), answers(draft, reporting, file=upload("6.txt"), then="attach"))

    assert answer.status_code == 422
    assert "hooguit 5 bestanden" in answer.content.decode()
    assert len(files(draft, reporting)) == 5


def test_a_file_is_taken_off_and_the_text_kept(writer, draft, reporting):
    writer.post(at(draft), answers(draft, reporting, file=upload(), then="attach"))
    document = files(draft, reporting)[0]
    form = answers(draft, reporting, result="Zonder", then=f"take-off-{document.pk}")
    assert writer.post(at(draft), form).status_code == 302

    assert files(draft, reporting) == []
    assert reporting.newest(draft).result == "<p>Zonder</p>"


def test_a_button_that_is_none_takes_nothing_off(writer, draft, reporting):
    writer.post(at(draft), answers(draft, reporting, file=upload(), then="attach"))
    for value in ("take-off-", "take-off-x", "take-off-999999", "take-off-٣"):
        assert writer.post(at(draft), answers(draft, reporting, then=value)).status_code == 302
    assert len(files(draft, reporting)) == 1


def fetched(client, document, member=None):
    client.logout()
    if member is not None:
        client.force_login(member)
    return client.get(document.url).status_code


def test_a_file_is_read_by_who_may_read_the_report(client, trusted, draft, reporting):
    client.force_login(trusted)
    lesson = draft.lesson
    client.post(at(draft), answers(draft, reporting, file=upload(), then="attach"))
    document = CommunityDocument.objects.get()
    anybody, waiting, editor = MemberFactory(), MemberFactory(pending=True), MemberFactory(groups=[EDITORS])
    assert [fetched(client, document, one) for one in (None, anybody, waiting)] == [302, 404, 404]
    assert [fetched(client, document, one) for one in (trusted, editor)] == [200, 200]

    reporting.send(draft, trusted)
    assert [fetched(client, document, one) for one in (None, anybody, waiting)] == [200, 200, 200]
    lesson.members_only = True
    lesson.save_revision().publish()
    assert [fetched(client, document, one) for one in (None, anybody, waiting)] == [302, 200, 404]
    lesson.refresh_from_db()
    lesson.unpublish()
    assert [fetched(client, document, one) for one in (None, anybody, trusted)] == [302, 404, 200]


def test_a_file_of_an_editors_draft_is_not_taken_for_one_of_the_library(client, lesson, reporting):
    editor = MemberFactory(groups=[EDITORS])
    draft = reporting.start(lesson, editor)
    client.force_login(editor)
    client.post(at(draft), answers(draft, reporting, file=upload(), then="attach"))

    document = CommunityDocument.objects.get()
    assert fetched(client, document) == 302
    assert fetched(client, document, MemberFactory()) == 404


def test_asking_first_before_a_report_goes(writer, trusted, lesson, draft, reporting):
    published = reporting.sent(lesson, trusted, period_start=LAST_PERIOD)
    for report, word in ((draft, "weggooien/"), (published, "weghalen/")):
        assert writer.get(at(report, word)).status_code == 200
    assert Replication.objects.filter(live=True).count() == 1

    assert writer.post(at(published, "weghalen/"))["Location"] == "/mijn/verslagen/"
    assert writer.post(at(draft, "weggooien/"))["Location"] == "/mijn/verslagen/"
    assert list(Replication.objects.values_list("pk", "live")) == [(published.pk, False)]
    assert "Weggehaald" in writer.get("/mijn/verslagen/").content.decode()


def test_history_can_be_read_and_taken_up_again(writer, trusted, lesson, reporting):
    report = reporting.sent(lesson, trusted)
    first = report.live_revision_id
    reporting.save(report, trusted, result="<p>Later geschreven.</p>")
    assert writer.get(at(report, "versies/")).status_code == 200
    page = writer.get(at(report, f"versies/{first}/")).content.decode()
    assert "Niemand nam op." in page
    assert "Later geschreven." not in page

    writer.post(at(report, f"versies/{first}/terugzetten/"))
    assert reporting.newest(report).result == "<p>Niemand nam op.</p>"


def test_a_version_of_somebody_elses_report_is_not_there(writer, lesson, draft, reporting):
    other = ReplicationFactory(lesson=lesson)
    assert writer.get(at(draft, f"versies/{other.latest_revision_id}/")).status_code == 404
    assert writer.get(at(other, "versies/")).status_code == 404


@pytest.mark.parametrize("number", [1, 3, 30])
def test_my_list_costs_the_same_for_any_number(writer, trusted, django_assert_num_queries, number):
    for _ in range(number):
        ReplicationFactory(author=trusted, live=False)
    writer.get("/mijn/verslagen/")
    with django_assert_num_queries(8):
        assert writer.get("/mijn/verslagen/").status_code == 200


def test_the_overview_shows_my_reports(writer, draft, lesson):
    page = writer.get("/mijn/").content.decode()
    assert "Mijn verslagen" in page
    assert at(draft) in page


def test_the_button_stands_on_the_lesson_for_who_may_report(client, lesson, newcomer):
    address = f'href="{new(lesson)}"'
    writer = lesson.page_authors.get().member
    for member, shown in ((None, True), (newcomer, True), (writer, False), (MemberFactory(pending=True), False)):
        client.logout()
        if member is not None:
            client.force_login(member)
        assert (address in client.get(lesson.url).content.decode()) is shown
    assert client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/").status_code == 403
    client.force_login(writer)
    assert address not in client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/").content.decode()
