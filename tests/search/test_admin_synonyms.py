"""Editors say which words mean the same."""

import pytest

from cop.core.roles import EDITORS, MODERATORS
from cop.search.forms import phrases_in
from cop.search.models import SynonymGroup
from home.start import load_synonyms
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ADD = "/beheer/zoeken/synoniemen/add/"


@pytest.fixture
def editor(client):
    member = MemberFactory(groups=[EDITORS])
    client.force_login(member)
    return member


@pytest.fixture
def onboarding(db):
    SynonymGroup.objects.all().delete()
    return SynonymGroup.objects.create(words="onboarding\ninwerken")


def said(answer):
    assert answer.status_code == 200
    return [str(error) for error in answer.context["form"].errors.get("words", [])]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("Onboarding\r\nInwerken", ["onboarding", "inwerken"]),
        ("loon,  salaris ;beloning\n", ["loon", "salaris", "beloning"]),
        ("  Rode   Loper \n\n„landen”\n", ["rode loper", "landen"]),
        ("zij-instroom\nZIJ-INSTROOM\nzij\u00adinstroom", ["zij-instroom", "zijinstroom"]),
        ("hbo\x00\u200b\nhbo", ["hbo"]),
        ("ﬁets\nfiets", ["fiets"]),
        (",;\n -- ", []),
    ],
)
def test_words_are_kept_as_searches_compare_them(typed, phrases):
    assert phrases_in(typed) == phrases


def test_an_editor_adds_a_group_in_the_spelling_of_searches(client, editor, onboarding):
    answer = client.post(ADD, {"words": "  Salaris\r\nLOON \r\nloon\r\n"})

    assert answer.status_code == 302
    assert SynonymGroup.objects.exclude(pk=onboarding.pk).get().words == "salaris\nloon"


@pytest.mark.parametrize("typed", ["", "salaris", "salaris\nSalaris", "salaris\n--\n,"])
def test_one_word_is_no_group(client, editor, onboarding, typed):
    assert len(said(client.post(ADD, {"words": typed}))) == 1
    assert SynonymGroup.objects.count() == 1


def test_a_word_of_another_group_is_refused_with_that_group_named(client, editor, onboarding):
    refused = client.post(ADD, {"words": "landen\nInwerken"})

    assert said(refused) == ["“inwerken” staat al in een andere groep: onboarding, inwerken. Zet je woorden daarbij."]
    assert SynonymGroup.objects.count() == 1


def test_a_group_keeps_its_own_words(client, editor, onboarding):
    path = f"/beheer/zoeken/synoniemen/edit/{onboarding.pk}/"
    assert client.post(path, {"words": "onboarding\ninwerken\nlanden"}).status_code == 302

    onboarding.refresh_from_db()
    assert onboarding.phrases == ["onboarding", "inwerken", "landen"]


def test_too_long_and_wordless_phrases_are_said(client, editor, onboarding):
    refused = client.post(ADD, {"words": f"{'x' * 81}\n+\nloon"})

    assert said(refused) == [
        f"“{'x' * 30} …” is te lang: een woord of woordgroep heeft hoogstens 80 tekens.",
        "“+” heeft geen letter of cijfer.",
    ]


def test_the_list_finds_a_group_by_a_word(client, editor, onboarding):
    SynonymGroup.objects.create(words="salaris\nloon")
    page = client.get("/beheer/zoeken/synoniemen/?q=inwerk").content.decode()

    assert "onboarding, inwerken" in page
    assert "salaris, loon" not in page


@pytest.mark.parametrize("path", ["", "add/", "edit/{pk}/", "delete/{pk}/", "usage/{pk}/", "history/{pk}/"])
def test_moderators_are_refused(client, onboarding, path):
    client.force_login(MemberFactory(groups=[MODERATORS]))
    address = f"/beheer/zoeken/synoniemen/{path.format(pk=onboarding.pk)}"

    assert client.get(address).status_code == 302
    assert client.post(address, {"words": "een\ntwee"}).status_code == 302
    assert SynonymGroup.objects.get().words == "onboarding\ninwerken"
    assert "/beheer/zoeken/" not in client.get("/beheer/").content.decode()


def test_a_new_community_starts_with_groups_that_the_form_would_keep(client, editor):
    groups = list(SynonymGroup.objects.all())
    assert len(groups) >= 7
    for group in groups:
        answer = client.post(f"/beheer/zoeken/synoniemen/edit/{group.pk}/", {"words": group.words})
        assert answer.status_code == 302
        assert SynonymGroup.objects.get(pk=group.pk).words == group.words


def test_what_editors_made_of_the_groups_is_theirs(onboarding):
    load_synonyms()

    assert [group.phrases for group in SynonymGroup.objects.all()] == [["onboarding", "inwerken"]]


def test_nothing_chooses_synonyms(client, editor):
    assert client.get("/beheer/snippets/choose/search/synonymgroup/").status_code == 404
