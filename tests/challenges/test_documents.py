"""Documents of a challenge: given in the guided form, shown on its page, and private while it is."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile

from cop.core.roles import ORGANISERS
from cop.publishing.documents import may_read_document
from cop.publishing.models import PageAttachment
from events.challenges.models import ChallengeDocument, ChallengePage
from events.challenges.models.rows import MOST_DOCUMENTS
from tests.factories.challenges import ChallengeFactory
from tests.factories.members import MemberFactory
from tests.factories.workshops import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    member = MemberFactory(groups=[ORGANISERS])
    client.force_login(member)
    return member


@pytest.fixture
def challenge(organiser):
    return ChallengeFactory(organiser=organiser)


def address(challenge, file=""):
    return f"/mijn/bijdragen/{challenge.pk}/documenten/{file}"


def add(client, challenge, name="gegevens.csv", content=b"a;b\n1;2\n", **told):
    return client.post(address(challenge, "bestand/"), {"file": SimpleUploadedFile(name, content), **told})


def save(client, challenge, **told):
    token = client.get(address(challenge)).context["token"]
    return client.post(address(challenge), {"token": token, "then": "stay", **told})


def draft(challenge):
    return ChallengePage.objects.get(pk=challenge.pk).get_latest_revision_as_object()


def titles(challenge):
    return [row.title for row in draft(challenge).documents.all()]


def publish(challenge, by):
    draft(challenge).save_revision(user=by).publish(skip_permission_checks=True)


def test_documents_are_added_named_ordered_and_taken_away(client, challenge):
    for name in ("een.txt", "twee.txt", "drie.txt"):
        add(client, challenge, name, b"tekst", title=name[:-4])
    assert titles(challenge) == ["een", "twee", "drie"]

    save(
        client,
        challenge,
        row_1_title="Eerste",
        row_1_place="3",
        row_2_title="Tweede",
        row_2_gone="on",
        row_3_title="Derde",
        row_3_place="1",
    )

    assert titles(challenge) == ["Derde", "Eerste"]


def test_a_newer_file_takes_the_place_of_another_and_keeps_its_title(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    add(client, challenge, "twee.txt", b"tekst", title="Regels")
    old = draft(challenge).documents.all()[0].document_id

    add(client, challenge, "nieuw.txt", b"nieuwe tekst", replaces=old)

    assert titles(challenge) == ["Gegevens", "Regels"]
    assert draft(challenge).documents.all()[0].document.filename.startswith("nieuw")


def test_a_wrong_file_gets_a_sentence_and_costs_nothing_that_was_typed(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")

    refused = add(client, challenge, "kwaad.exe", b"MZ", title="Een programma")

    assert refused.status_code == 422
    assert set(refused.context["upload_form"].errors) == {"file"}
    assert 'value="Een programma"' in refused.content.decode()
    assert titles(challenge) == ["Gegevens"]


def test_what_was_typed_is_saved_with_the_file_that_is_added(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]

    add(client, challenge, "twee.txt", b"tekst", title="Regels", token=token, row_1_title="Cijfers", row_1_place="1")

    assert titles(challenge) == ["Cijfers", "Regels"]


def test_what_was_typed_is_saved_when_the_file_is_refused(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]

    refused = add(client, challenge, "kwaad.exe", b"MZ", token=token, row_1_title="Cijfers", row_1_place="1")

    assert refused.status_code == 422
    assert titles(challenge) == ["Cijfers"]
    assert 'value="Cijfers"' in refused.content.decode()
    save(client, challenge, token=refused.context["token"], row_1_title="Nog beter", row_1_place="1")
    assert titles(challenge) == ["Nog beter"]


def test_a_wrong_answer_above_keeps_the_other_answers_and_costs_no_file(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]

    told = {"token": token, "row_1_title": "Cijfers", "row_1_place": "eerst", "title": "Regels"}
    refused = add(client, challenge, "twee.txt", b"tekst", **told)

    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {"row_1_place"}
    assert "Het bestand is toegevoegd" in refused.content.decode()
    assert titles(challenge) == ["Cijfers", "Regels"]
    sent = {"token": refused.context["token"], "row_1_title": "Cijfers per wijk", "row_1_place": "2"}
    key = draft(challenge).documents.all()[0].document_id
    assert client.post(address(challenge), {**sent, "row_1_key": key}).status_code == 302
    assert titles(challenge) == ["Cijfers per wijk", "Regels"]


def test_who_typed_and_adds_a_file_second_is_told_and_keeps_the_text(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]
    save(client, challenge, row_1_title="Van de ander", row_1_place="1")

    refused = add(client, challenge, "twee.txt", b"tekst", token=token, row_1_title="Van de een", row_1_place="1")

    assert refused.status_code == 409
    assert 'value="Van de een"' in refused.content.decode()
    assert titles(challenge) == ["Van de ander", "twee.txt"]
    again = {"token": refused.context["token"], "row_1_title": "Van de een", "overwrite": "1"}
    key = draft(challenge).documents.all()[0].document_id
    assert client.post(address(challenge), {**again, "row_1_key": key}).status_code == 302
    assert titles(challenge) == ["Van de een", "twee.txt"]


def test_who_typed_nothing_adds_a_file_to_what_stands(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]
    add(client, challenge, "twee.txt", b"tekst", title="Van de ander")

    add(client, challenge, "drie.txt", b"tekst", title="Nog een", token=token, row_1_title="Gegevens", row_1_place="1")

    assert titles(challenge) == ["Gegevens", "Van de ander", "Nog een"]


@pytest.mark.parametrize(("pressed", "onwards"), [("next", "data"), ("stay", "documenten")])
def test_a_chosen_file_goes_along_with_every_button(client, challenge, pressed, onwards):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]

    told = {"token": token, "row_1_title": "Cijfers", "title": "Regels", "then": pressed}
    saved = client.post(address(challenge), {"file": SimpleUploadedFile("twee.txt", b"tekst"), **told})

    assert saved.status_code == 302
    assert saved.url == f"/mijn/bijdragen/{challenge.pk}/{onwards}/"
    assert "Het bestand is toegevoegd" in client.get(saved.url).content.decode()
    assert titles(challenge) == ["Cijfers", "Regels"]


def test_a_wrong_file_stops_who_goes_on_and_costs_nothing_that_was_typed(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]

    told = {"token": token, "row_1_title": "Cijfers", "title": "Een programma", "then": "next"}
    refused = client.post(address(challenge), {"file": SimpleUploadedFile("kwaad.exe", b"MZ"), **told})

    assert refused.status_code == 422
    assert set(refused.context["upload_form"].errors) == {"file"}
    assert 'value="Een programma"' in refused.content.decode()
    assert titles(challenge) == ["Cijfers"]


def test_a_title_without_a_chosen_file_is_not_lost_by_going_on(client, challenge):
    refused = save(client, challenge, title="Gegevens", then="next")

    assert refused.status_code == 422
    assert "Kies eerst een bestand" in refused.content.decode()
    assert 'value="Gegevens"' in refused.content.decode()


def test_a_file_is_refused_with_the_sentence_while_the_page_is_locked(client, challenge):
    token = client.get(address(challenge)).context["token"]
    ChallengePage.objects.filter(pk=challenge.pk).update(locked=True)

    told = {"token": token, "title": "Regels", "then": "next"}
    refused = client.post(address(challenge), {"file": SimpleUploadedFile("twee.txt", b"tekst"), **told})

    assert refused.status_code == 409
    assert "vastgezet" in str(refused.context["upload_form"].errors["file"])
    assert 'value="Regels"' in refused.content.decode()
    assert titles(challenge) == []


def test_autosave_takes_no_file_and_asks_for_none(client, challenge):
    token = client.get(address(challenge)).context["token"]
    told = {"token": token, "title": "Regels"}
    answer = client.post(address(challenge), told, headers={"X-Autosave": "1"})

    assert answer.status_code == 200
    assert titles(challenge) == []


def test_a_row_without_a_title_is_asked_for_before_it_is_published(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    save(client, challenge, row_1_title="")

    assert "documents" in draft(challenge).missing_for_publication()


def test_a_title_without_a_file_is_no_document(client, challenge):
    save(client, challenge, row_1_title="Zonder bestand")

    assert titles(challenge) == []


def test_there_are_not_too_many(client, organiser, challenge):
    version = draft(challenge)
    document = make_document("een.txt")
    version.documents = [ChallengeDocument(title=str(place), document=document) for place in range(MOST_DOCUMENTS)]
    version.save_revision(user=organiser, clean=False)

    refused = add(client, challenge)

    assert refused.status_code == 422
    assert len(titles(challenge)) == MOST_DOCUMENTS


def test_two_organisers_who_add_a_file_at_once_lose_none(client, challenge):
    other = MemberFactory()
    challenge.co_organisers.add(other)
    client.get(address(challenge))
    add(client, challenge, "een.txt", b"tekst", title="Van de een")
    client.force_login(other)
    add(client, challenge, "twee.txt", b"tekst", title="Van de ander")

    assert titles(challenge) == ["Van de een", "Van de ander"]


def test_who_saves_titles_second_is_told_and_keeps_them(client, challenge):
    add(client, challenge, "een.txt", b"tekst", title="Gegevens")
    token = client.get(address(challenge)).context["token"]
    other = MemberFactory()
    challenge.co_organisers.add(other)
    client.force_login(other)
    save(client, challenge, row_1_title="Van de ander")
    client.force_login(challenge.owner)

    refused = client.post(address(challenge), {"token": token, "row_1_title": "Van de een"})

    assert refused.status_code == 409
    assert 'value="Van de een"' in refused.content.decode()
    assert titles(challenge) == ["Van de ander"]


def test_what_hung_on_it_as_an_attachment_becomes_a_document(client, organiser, challenge):
    version = draft(challenge)
    version.attachments = [PageAttachment(document=make_document("bijlage.txt"))]
    version.save_revision(user=organiser, clean=False)

    save(client, challenge, row_1_title="Bijlage")

    assert titles(challenge) == ["Bijlage"]
    assert not draft(challenge).attachments.all()


def test_the_page_shows_title_kind_and_size(client, organiser, challenge):
    add(client, challenge, "gegevens.csv", b"a;b\n" * 512, title="Cijfers per wijk")
    preview = client.get(f"/mijn/bijdragen/{challenge.pk}/voorbeeld/").content.decode()
    publish(challenge, organiser)
    client.logout()
    page = client.get(challenge.url).content.decode()

    for shown in (preview, page):
        assert "Cijfers per wijk" in shown
        assert "CSV, 2,0" in shown.replace("\xa0", " ")


@pytest.mark.parametrize("members_only", [False, True])
def test_a_file_is_for_who_may_read_the_challenge(client, organiser, members_only):
    challenge = ChallengeFactory(organiser=organiser, members_only=members_only)
    add(client, challenge, title="Cijfers")
    document = draft(challenge).documents.all()[0].document
    co_organiser, member, pending = MemberFactory(), MemberFactory(), MemberFactory(pending=True)
    challenge.co_organisers.add(co_organiser)
    nobody = AnonymousUser()

    before = [may_read_document(who, document) for who in (organiser, co_organiser, member, pending, nobody)]
    publish(challenge, organiser)
    after = [may_read_document(who, document) for who in (organiser, co_organiser, member, pending, nobody)]

    assert before == [True, True, False, False, False]
    assert after == [True, True, True, not members_only, not members_only]


def test_a_co_organiser_who_is_none_any_more_gets_no_draft_of_it(client, challenge):
    add(client, challenge, title="Cijfers")
    document = draft(challenge).documents.all()[0].document
    other = MemberFactory()
    challenge.co_organisers.add(other)
    assert may_read_document(other, document)
    challenge.co_organisers.remove(other)

    assert not may_read_document(other, document)


def test_no_other_step_takes_files(client, challenge):
    assert client.post(f"/mijn/bijdragen/{challenge.pk}/vraag/bestand/").status_code == 404
    assert client.post(f"/mijn/bijdragen/{challenge.pk}/bestanden/").status_code == 404
