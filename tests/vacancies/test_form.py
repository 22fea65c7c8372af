"""The step with both texts and the notes: what was typed stays, whatever is wrong with a row."""

import uuid

import pytest

from cop.publishing import services
from cop.publishing.contributions import contribution_type
from cop.publishing.tokens import token_of
from knowledge.lessons.models import LessonPage
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return MemberFactory()


@pytest.fixture
def writer(client, author):
    client.force_login(author)
    return client


@pytest.fixture(params=["les", "makeover"])
def draft(request, author):
    return services.start_draft(
        kind=contribution_type(request.param), author=author, title="Van eisen naar wensen", request_key=uuid.uuid4()
    )


def address(draft):
    return f"/mijn/bijdragen/{draft.pk}/vacaturetekst/"


def stored(draft):
    return LessonPage.objects.get(pk=draft.pk).get_latest_revision_as_object()


def notes(draft):
    return [(note.was, note.became, note.why) for note in stored(draft).makeover_notes.all()]


def form(draft, *rows, **answers):
    """What a browser sends: `rows` are (it said, it says now, why)."""
    data = {"token": token_of(LessonPage.objects.get(pk=draft.pk)), "makeover_from": "Oud", "makeover_to": "Nieuw"}
    for number, row in enumerate(rows, start=1):
        data |= {f"note_{number}_{part}": text for part, text in zip(("was", "became", "why"), row, strict=True)}
    return {**data, **answers}


A, B, C = ("vijf jaar", "", "Te streng."), ("", "bel Sanne", "Een mens."), ("schaal 10", "3.400 euro", "Eerlijk.")
EMPTY = ("", "", "")


def rows_shown(answer):
    return answer.context["form"].row_count


def test_three_empty_rows_more_than_there_are(writer, draft):
    assert rows_shown(writer.get(address(draft))) == 3

    writer.post(address(draft), form(draft, A, B, EMPTY))
    assert notes(draft) == [A, B]
    assert rows_shown(writer.get(address(draft))) == 5
    writer.post(address(draft), form(draft, *[A] * 9))
    assert rows_shown(writer.get(address(draft))) == 10


def test_an_eleventh_note_is_not_taken(writer, draft):
    writer.post(address(draft), form(draft, *[A] * 12))

    assert len(notes(draft)) == 10


def test_both_texts_are_kept_as_they_were_typed(writer, draft):
    typed = "Titel\r\n\r\n- een <b>taak</b>\r\n- nog een & meer "
    writer.post(address(draft), form(draft, makeover_from=typed))

    assert stored(draft).makeover_from == "Titel\n\n- een <b>taak</b>\n- nog een & meer"
    page = writer.get(address(draft)).content.decode()
    assert "&lt;b&gt;taak" in page
    assert "<b>taak" not in page


def test_a_new_line_counts_as_one_character(writer, draft):
    assert writer.post(address(draft), form(draft, makeover_from="x\r\n" * 4000)).status_code == 302
    assert writer.post(address(draft), form(draft, makeover_from="x" * 8001)).status_code == 422


def test_a_row_that_is_wrong_keeps_everything(writer, draft):
    too_long = "woord " * 60
    answer = writer.post(address(draft), form(draft, A, (too_long, "", "Waarom."), C))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'href="#id_note_2_was">Aantekening 2, er stond:' in page
    assert too_long.strip() in page
    assert notes(draft) == [A, (too_long.strip(), "", "Waarom."), C]
    assert stored(draft).makeover_from == "Oud"
    assert stored(draft).missing_for_publication()["makeover_notes"]


def test_half_a_row_stays_in_the_draft_and_is_asked_for_when_it_is_sent(writer, draft):
    assert (
        writer.post(address(draft), form(draft, ("vijf jaar", "", ""), ("", "", "Alleen waarom."))).status_code == 302
    )
    assert notes(draft) == [("vijf jaar", "", ""), ("", "", "Alleen waarom.")]

    answer = writer.post(
        f"/mijn/bijdragen/{draft.pk}/versturen/", {"token": token_of(LessonPage.objects.get(pk=draft.pk))}
    )
    assert answer.status_code == 422
    assert f'href="{address(draft)}#id_note_1_was"' in answer.content.decode()


def test_a_row_goes_by_emptying_or_ticking_it(writer, draft):
    writer.post(address(draft), form(draft, A, B, C))
    writer.post(address(draft), form(draft, A, EMPTY, C))
    assert notes(draft) == [A, C]

    writer.post(address(draft), form(draft, A, C, note_1_gone="on"))
    assert notes(draft) == [C]


def test_autosaving_a_ticked_row_twice_takes_no_other_along(writer, draft):
    writer.post(address(draft), form(draft, A, B, C))
    for _ in range(2):
        sent = form(draft, A, B, C, note_2_gone="on")
        assert writer.post(address(draft), sent, headers={"X-Autosave": "1"}).status_code == 200
        assert notes(draft) == [A, C]


def test_a_form_without_the_notes_leaves_them_alone(writer, draft):
    writer.post(address(draft), form(draft, A))
    writer.post(address(draft), form(draft, makeover_to="Nieuwer"))

    assert notes(draft) == [A]
    assert stored(draft).makeover_to == "Nieuwer"


@pytest.mark.parametrize("text", ["\0", "a\0b", "<script>x</script>", "\u202e", "\r\n\r\n", "x" * 300_000])
def test_no_text_breaks_a_row(writer, draft, text):
    assert writer.post(address(draft), form(draft, (text, text, text))).status_code in {302, 422}
    page = writer.get(address(draft))
    assert page.status_code == 200
    assert "<script>x" not in page.content.decode()
    assert writer.get(f"/mijn/bijdragen/{draft.pk}/voorbeeld/").status_code == 200


def test_the_second_of_two_windows_compares_with_what_stands(writer, draft):
    old = form(draft, A)
    writer.post(address(draft), form(draft, B, makeover_from="Uit het eerste venster\n\n- met <i>teken</i>"))
    refused = writer.post(address(draft), old)
    page = refused.content.decode()

    assert refused.status_code == 409
    assert "Uit het eerste venster</p>" in page
    assert "&lt;i&gt;teken" in page
    assert "→ bel Sanne" in page
    assert notes(draft) == [B]
    assert "vijf jaar" in page


def test_what_was_typed_after_the_session_ended_comes_back_with_all_its_rows(client, author, draft):
    client.post(address(draft), form(draft, A, B, C, ("vierde", "", "Nog een.")))
    client.force_login(author)
    page = client.get(address(draft))

    assert rows_shown(page) == 4
    assert "vierde" in page.content.decode()


def test_the_step_is_optional_in_a_story_and_asked_in_a_makeover(writer, author, draft):
    page = writer.get(address(draft)).content.decode()
    label = page[page.index('id="id_makeover_from_label"') :]

    assert ("niet verplicht" in label[: label.index("</label>")]) is (stored(draft).kind == "story")


def test_somebody_else_cannot_write_here(client, draft):
    client.force_login(MemberFactory())

    assert client.post(address(draft), form(draft, A)).status_code == 404
    assert notes(draft) == []
