"""A vacancy text before and after on the page of its lesson."""

import random
import re

import html5lib
import pytest

from knowledge.vacancies import reading
from knowledge.vacancies.models import MAX_VACANCY_LENGTH
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def page_of(client, lesson):
    answer = client.get(lesson.url)
    assert answer.status_code == 200
    return answer.content.decode()


def section(html):
    start = html.index('<section class="makeover"')
    return html[start : html.index("</details>", start)]


def text_of(html):
    """What is read aloud: without tags, white space as one space."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_both_texts_are_read_one_after_the_other_with_what_went_and_what_came(client):
    lesson = LessonFactory(
        makeover=True,
        makeover_from="Medewerker\n\nJe werkt minimaal vijf jaar in ons vak.\n\n- een rijbewijs",
        makeover_to="Adviseur\n\nJe werkt met plezier in ons vak.",
        notes=[],
    )
    heard = text_of(section(page_of(client, lesson)))

    assert (
        "Van: de tekst zoals hij was weggehaald: Medewerker Je werkt weggehaald: minimaal vijf jaar in ons vak. weggehaald: een rijbewijs Naar"
        in heard
    )
    assert "Naar: de tekst zoals hij werd toegevoegd: Adviseur Je werkt toegevoegd: met plezier in ons vak." in heard


def test_marks_are_elements_and_not_colour_alone(client):
    html = section(page_of(client, LessonFactory(makeover=True)))

    assert "<ul>" in html
    for mark, word in (("del", "weggehaald:"), ("ins", "toegevoegd:")):
        marks = re.findall(rf"<{mark}[ >].*?</{mark}>", html, re.DOTALL)
        assert marks
        assert all(f'<span class="visually-hidden">{word} </span>' in one for one in marks)


def test_a_note_and_the_words_it_quotes_lead_to_each_other(client):
    notes = [("vijf jaar ervaring", "Wie het kan leren", "Een."), ("staat er niet", "leren kennen", "Twee.")]
    html = page_of(client, LessonFactory(makeover=True, notes=notes))
    ids, links = re.findall(r'\bid="([^"]+)"', html), re.findall(r'href="#([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert {"bij-1-van", "bij-2-naar", "noot-1", "noot-2"} <= set(ids)
    assert {"bij-1-naar", "bij-2-van"} & {*ids, *links} == set()


def test_a_note_on_what_was_not_there_says_so(client):
    html = section(
        page_of(client, LessonFactory(makeover=True, notes=[("", "leren kennen", "Erbij."), ("cv", "", "Weg.")]))
    )

    assert "Stond er niet." in html
    assert "Geschrapt." in html


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> </del></section> {{ 7 }} & \"' javascript:1"


def test_no_text_is_ever_markup(client):
    lesson = LessonFactory(
        makeover=True, makeover_from=HOSTILE, makeover_to=f"Nieuw\n- {HOSTILE}", notes=[(HOSTILE[:200],) * 3]
    )
    html = page_of(client, lesson)
    tree = html5lib.parse(section(html), namespaceHTMLElements=False)

    assert "alert(1)" in html
    assert not [element for element in tree.iter() if element.tag in {"script", "img"} or "onerror" in element.attrib]
    assert html.count("</section>") == html.count("<section")


def test_a_makeover_stands_first_and_in_a_story_it_comes_last(client):
    texts = {"makeover_from": "Oud", "makeover_to": "Nieuw"}
    makeover, story = page_of(client, LessonFactory(makeover=True)), page_of(client, LessonFactory(**texts))

    assert makeover.index('id="van-naar"') < makeover.index('id="result"')
    assert story.index('id="van-naar"') > story.index('id="did_not_work"')


@pytest.mark.parametrize("texts", [{}, {"makeover_from": "Oud"}, {"makeover_to": "Nieuw"}])
def test_without_two_texts_nothing_shows(client, texts):
    html = page_of(client, LessonFactory(**texts))

    assert "van-naar" not in html
    assert "Nieuw" not in html


def test_a_changed_note_shows_at_once(client):
    lesson = LessonFactory(makeover=True, authors=[MemberFactory()])
    assert "herkende zich niet" in page_of(client, lesson)

    version = lesson.get_latest_revision_as_object()
    note = version.makeover_notes.all()[0]
    note.why = "Intussen weten we het beter."
    version.makeover_notes = [note]
    version.save_revision().publish(skip_permission_checks=True)
    assert "herkende zich niet" not in page_of(client, lesson)
    assert "Intussen weten we het beter." in page_of(client, lesson)


def test_the_author_previews_a_draft_with_half_a_note(client):
    author = MemberFactory()
    lesson = LessonFactory(makeover=True, live=False, authors=[author], notes=[("vijf jaar", "", "")])
    client.force_login(author)

    preview = client.get(f"/mijn/bijdragen/{lesson.pk}/voorbeeld/").content.decode()
    assert "weggehaald:" in preview
    assert client.get(f"/mijn/bijdragen/{lesson.pk}/versies/{lesson.latest_revision_id}/").status_code == 200


def test_the_texts_are_compared_once_for_all_readers_of_an_audience(client, monkeypatch):
    compared, real = [], reading.compare
    members = [MemberFactory() for _ in range(2)]
    monkeypatch.setattr(reading, "compare", lambda *texts: compared.append(texts) or real(*texts))
    lesson = LessonFactory(makeover=True)
    for _ in range(3):
        page_of(client, lesson)
    assert len(compared) == 1

    for member in members:
        client.force_login(member)
        page_of(client, lesson)
    assert len(compared) == 2


def test_the_longest_texts_make_no_endless_page(client):
    chance = random.Random(3)  # noqa: S311  (text, not secrets)
    words = ["werk", "straat", "je", "samen", "een", "goed plan", "met"]
    old, new = (
        "\n".join(" ".join(chance.choice(words) for _ in range(12)) for _ in range(130))[:MAX_VACANCY_LENGTH]
        for _ in "ab"
    )
    html = page_of(client, LessonFactory(makeover=True, makeover_from=old, makeover_to=new))

    assert len(html.encode()) < 100_000


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_page_costs_the_same_for_any_number_of_notes(client, django_assert_num_queries, number):
    lesson = LessonFactory(
        makeover=True,
        themes=[ThemeFactory()],
        regions=[RegionFactory()],
        authors=[MemberFactory()],
        notes=[("vijf jaar", "kennen", "Waarom.")] * number,
    )
    client.get("/over/")
    with django_assert_num_queries(15):
        client.get(lesson.url)
    with django_assert_num_queries(3):
        client.get(lesson.url)
