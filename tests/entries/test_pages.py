"""Who gets which page, what stands on it, and what it costs."""

import csv
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from events.challenges.models import ChallengePage, ChallengeReviewer
from events.entries import services, sessions
from events.entries.models import Decision, Entry
from events.entries.panels import winners_of
from events.entries.services import Points
from tests.factories.entries import TEAM, author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LIST = "/challenges/technici/inzendingen/"


def opened_by(entrant) -> Client:
    """A browser in which this person's code was typed."""
    client = Client()
    session = client.session
    session[sessions.OPENED] = [entrant.pk, str(entrant.access)]
    session.save()
    return client


def as_member(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def with_file(entry, who):
    return services.add_file(entry=entry, by=author(who), upload=SimpleUploadedFile("plan.txt", b"het plan"))


def test_two_people_never_see_each_others_entry_or_file(challenge):
    first, second = make_entrant("een@school.example"), make_entrant("twee@school.example")
    member, other = MemberFactory(), MemberFactory()
    browsers = {first: opened_by(first), second: opened_by(second), member: as_member(member), other: as_member(other)}
    for owner in browsers:
        entry = make_entry(challenge, owner)
        file = with_file(entry, owner)
        question = services.ask_question(entry=entry, by=challenge.owner, text="Hoe?", request_key=uuid.uuid4())
        place = f"/inzending/{entry.pk}/"
        addresses = ["", "wijzigen/", "intrekken/", f"vraag/{question.pk}/", f"bestand/{file.pk}/"]
        for who, browser in browsers.items():
            for address in addresses:
                expected = {200, 302} if who == owner else {404}
                assert browser.get(place + address).status_code in expected, (owner, who, address)
                if who != owner and not address.startswith("bestand"):
                    assert browser.post(place + address, {"title": "Gekaapt", "answer": "x"}).status_code == 404
    assert not Entry.objects.filter(title="Gekaapt").exists()


def test_a_file_under_another_entrys_address_is_not_there(challenge):
    member, other = MemberFactory(), MemberFactory()
    file, own = with_file(make_entry(challenge, other), other), make_entry(challenge, member)

    assert as_member(member).get(f"/inzending/{own.pk}/bestand/{file.pk}/").status_code == 404


def test_files_are_for_who_handed_in_and_who_judges(challenge, reviewer, organiser):
    member = MemberFactory()
    entry = make_draft(challenge, member)
    address = f"/inzending/{entry.pk}/bestand/{with_file(entry, member).pk}/"
    assert as_member(reviewer).get(address).status_code == 404
    services.submit_entry(
        entry=entry, by=author(member), version=entry.version, team=TEAM,
        answers={"title": entry.title, "summary": entry.summary, "body": entry.body},
    )  # fmt: skip

    answers = {name: as_member(who).get(address) for name, who in [("r", reviewer), ("o", organiser), ("m", member)]}
    assert {one.status_code for one in answers.values()} == {200}
    assert answers["r"]["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert "no-store" in answers["r"]["Cache-Control"]
    assert Client().get(address).status_code == 404
    assert as_member(MemberFactory()).get(address).status_code == 404


def test_who_handed_in_never_sees_scores_comments_or_what_was_not_told(challenge, organiser, reviewer):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    close_challenge(challenge)
    key = challenge.criteria.first().key
    services.score_entry(entry=entry, by=reviewer, scores={key: Points(3, "Geheime noot")})
    services.add_comment(entry=entry, by=reviewer, text="Geheim overleg", request_key=uuid.uuid4())
    services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason="Nog geheim")
    browser = as_member(member)
    pages = [
        browser.get(place).content.decode() for place in (f"/inzending/{entry.pk}/", "/mijn/inzendingen/", "/mijn/")
    ]
    assert all("eheim" not in page and "60" not in page.split("<main")[1].split("</main")[0] for page in pages)

    services.tell_decisions(challenge=challenge, by=organiser)
    page = browser.get(f"/inzending/{entry.pk}/").content.decode()
    assert "Nog geheim" in page
    assert "Geheime noot" not in page


def test_an_organiser_in_the_team_sees_nothing_that_was_said(challenge, organiser, reviewer):
    entry = make_entry(challenge, organiser)
    close_challenge(challenge)
    services.add_comment(entry=entry, by=reviewer, text="Geheim overleg", request_key=uuid.uuid4())
    browser = as_member(organiser)

    assert "Geheim overleg" not in browser.get(f"/beoordelen/{entry.pk}/").content.decode()
    assert browser.get(LIST + "?export=csv").status_code == 404
    assert browser.post(f"/beoordelen/{entry.pk}/besluit/", {"decision": "selected"}).status_code == 403


def test_who_judges_and_takes_part_learns_nothing_of_their_own_from_filters_and_order(challenge, organiser, reviewer):
    colleague = MemberFactory()
    ChallengeReviewer.objects.create(challenge=challenge, member=colleague)
    own, other = make_entry(challenge, reviewer, title="Van mij"), make_entry(challenge, title="Van een ander")
    close_challenge(challenge)
    key = challenge.criteria.first().key
    for entry, points in ((own, 5), (other, 1)):
        services.score_entry(entry=entry, by=colleague, scores={key: Points(points)})
    services.decide_entry(entry=own, by=organiser, decision=Decision.SELECTED, reason="")
    browser = as_member(reviewer)
    page = browser.get(LIST).content.decode()

    assert page.index("Van een ander") < page.index("Van mij")
    for state in ("open", "geselecteerd", "afgewezen", "niet-verteld"):
        assert "Van mij" not in browser.get(f"{LIST}?status={state}").content.decode()
    services.tell_decisions(challenge=challenge, by=organiser)
    assert "Van mij" in browser.get(f"{LIST}?status=geselecteerd").content.decode()


def test_the_reviewer_scores_on_the_page_and_keeps_what_was_typed(challenge, reviewer):
    entry = make_entry(challenge)
    close_challenge(challenge)
    browser, keys = as_member(reviewer), [one.key.hex for one in challenge.criteria.all()]
    wrong = browser.post(
        f"/beoordelen/{entry.pk}/scores/", {f"score-{keys[0]}_points": "9", f"score-{keys[0]}_note": "Te hoog"}
    )
    assert wrong.status_code == 422
    assert "Te hoog" in wrong.content.decode()
    right = browser.post(f"/beoordelen/{entry.pk}/scores/", {f"score-{key}_points": "4" for key in keys})

    assert right["Location"] == f"/beoordelen/{entry.pk}/#scores"
    assert Entry.objects.get().mean_score == 80
    assert browser.post(f"/beoordelen/{entry.pk}/besluit/", {"decision": "selected"}).status_code == 403


def test_the_organiser_decides_undoes_and_tells(challenge, organiser):
    entry = make_entry(challenge)
    close_challenge(challenge)
    browser = as_member(organiser)
    place = f"/beoordelen/{entry.pk}/"
    assert browser.post(place + "besluit/", {"decision": "declined"}).status_code == 422
    assert browser.post(place + "besluit/", {"decision": "declined", "reason": "Te duur"}).status_code == 302
    again = browser.post(place + "besluit/", {"decision": "selected", "reason": "Mijn reden"})
    assert again.status_code == 409
    assert browser.post(place + "ongedaan/").status_code == 302
    browser.post(place + "besluit/", {"decision": "selected"})
    assert browser.post(LIST).status_code == 302

    assert Entry.objects.get().state == "selected"


def test_the_page_of_the_challenge_shows_winners_who_agreed(challenge, organiser, client):
    shown, hidden = (
        make_entry(challenge, title="Wel tonen"),
        make_entry(challenge, title="Niet tonen", shown_if_selected=False),
    )
    declined = make_entry(challenge, title="Afgewezen idee")
    challenge = close_challenge(challenge)
    for entry in (shown, hidden):
        services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="")
    services.decide_entry(entry=declined, by=organiser, decision=Decision.DECLINED, reason="Nee")
    assert list(winners_of(challenge)) == []
    services.tell_decisions(challenge=challenge, by=organiser)
    assert [one.title for one in winners_of(challenge)] == ["Wel tonen"]


def test_the_page_of_results_names_winners_between_the_results_and_what_was_done(challenge, organiser, client):
    entries = [make_entry(challenge, title=title) for title in ("Wel gekozen", "Afgewezen idee")]
    challenge = close_challenge(challenge)
    for entry, decision in zip(entries, (Decision.SELECTED, Decision.DECLINED), strict=True):
        services.decide_entry(entry=entry, by=organiser, decision=decision, reason="Daarom")
    services.tell_decisions(challenge=challenge, by=organiser)
    told = {"results": "<p>Een team gaat door.</p>", "outcome_done": "<p>Zes dagen.</p>"}
    ChallengePage.objects.filter(pk=challenge.pk).update(**told, selected_at=timezone.now())
    page = client.get(f"{challenge.url}resultaat/").content.decode()

    assert page.index("Een team gaat door.") < page.index("Wel gekozen") < page.index("Zes dagen.")
    assert page.count('id="geselecteerd"') == 1
    assert TEAM[0]["name"] in page
    assert TEAM[0]["email"] not in page
    assert "Afgewezen idee" not in page


def test_a_file_of_the_wrong_kind_costs_no_text(challenge):
    browser = as_member(MemberFactory())
    form = {"title": "Met bestand", "summary": "Kort", "body": "Lang", "then": "attach"}
    answer = browser.post("/challenges/technici/meedoen/", {**form, "file": SimpleUploadedFile("a.exe", b"MZ")})

    assert answer.status_code == 422
    assert Entry.objects.get().title == "Met bestand"
    assert f'action="/inzending/{Entry.objects.get().pk}/wijzigen/"' in answer.content.decode()


def test_handing_in_half_says_what_is_missing_and_keeps_the_rest(challenge):
    browser = as_member(MemberFactory())
    answer = browser.post("/challenges/technici/meedoen/", {"title": "Half", "body": "Lang", "then": "submit"})
    entry, page = Entry.objects.get(), answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_summary"' in page
    done = browser.post(
        f"/inzending/{entry.pk}/wijzigen/",
        {"title": "Heel", "summary": "Kort", "body": "Lang", "token": entry.version, "then": "submit"},
    )

    assert done["Location"] == f"/inzending/{entry.pk}/"
    assert Entry.objects.get().state == "submitted"


def test_typing_saves_by_itself(challenge):
    browser = as_member(MemberFactory())
    save = {"headers": {"X-Autosave": "1"}}
    first = browser.post("/challenges/technici/meedoen/", {"title": "Terwijl ik typ"}, **save).json()
    second = browser.post(first["address"], {"title": "En verder", "token": first["token"]}, **save).json()
    third = browser.post(first["address"], {"title": "Oud venster", "token": first["token"]}, **save)

    assert second["token"] == first["token"] + 1
    assert third.status_code == 409
    assert third.json()["conflict"] is True
    assert Entry.objects.get().title == "En verder"


def test_the_export_opens_as_a_table_without_formulas(challenge, organiser, reviewer):
    make_entry(challenge, title="=1+1")
    answer = as_member(organiser).get(LIST + "?export=csv")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))

    assert rows[1][1] == "'=1+1"
    assert as_member(reviewer).get(LIST + "?export=csv").status_code == 404


def test_entries_without_an_account_are_in_the_table_of_scores(challenge, reviewer):
    entry = make_entry(challenge, make_entrant(), title="Van een student")
    close_challenge(challenge)
    key = challenge.criteria.first().key
    services.score_entry(entry=entry, by=reviewer, scores={key: Points(4)})
    browser = as_member(reviewer)
    page = browser.get(LIST + "?toon=scores").content.decode()

    assert "Van een student" in page
    assert 'aria-labelledby="scores-title scores-description"' in page
    assert "80,0" in page
    assert "Van een student" not in browser.get(LIST + "?mijn=open").content.decode()


def test_all_that_is_missing_is_said_at_once(challenge):
    browser = as_member(MemberFactory())
    form = {"title": "Half", "row_1_name": "Noor", "row_1_email": "geen adres"}
    handed_in = browser.post("/challenges/technici/meedoen/", {**form, "then": "submit"}).content.decode()
    kept = browser.post("/challenges/technici/meedoen/", {**form, "then": "stay"}).content.decode()
    places = ["#id_row_1_email", "#id_summary", "#id_body"]

    assert [f'href="{place}"' in handed_in for place in places] == [True, True, True]
    assert [f'href="{place}"' in kept for place in places] == [True, False, False]
