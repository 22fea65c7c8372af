"""What a search finds: compounds, inflections, synonyms, misspelt words, phrases, words left out, and in which order."""

import pytest

from cop.core.models import Theme
from cop.search.asking import Asked
from cop.search.finding import find
from cop.search.models import SynonymGroup
from home.models import InformationPage
from tests.factories.lessons import LessonFactory, ThemeFactory
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def search(words, user=None, **chosen):
    return find(user=user, asked=Asked(words, {name: (slug,) for name, slug in chosen.items()}))


def titles(found):
    return [hit.page.title for hit in found.hits]


def counts(found, parameter):
    group = next(group for group in found.facets if group.facet.parameter == parameter)
    return {value.slug: value.count for value in group.values}


def lesson(title, text="", **more):
    return LessonFactory(title=title, approach=f"<p>{text}</p>", **more)


@pytest.fixture(autouse=True)
def _only_lessons(request, db):
    """The pages that a new community starts with have many words."""
    if "information" not in request.node.name:
        InformationPage.objects.all().delete()


@pytest.fixture
def _compounds():
    lesson("Een", "Onze arbeidsmarktcommunicatie was te duur voor een gemeente.")
    lesson("Twee", "De arbeidsmarkt is krap.")
    lesson("Drie", "De hoofdzaak bleef gelijk.")


@pytest.mark.usefixtures("_compounds")
@pytest.mark.parametrize("words", ["communicatie", "arbeidsmarktcommunicatie", "Communicatie"])
def test_a_part_finds_the_compound(words):
    assert titles(search(words)) == ["Een"]


@pytest.mark.usefixtures("_compounds")
def test_the_first_part_of_a_compound_finds_it_after_the_word_itself():
    assert titles(search("arbeidsmarkt")) == ["Twee", "Een"]


@pytest.mark.usefixtures("_compounds")
def test_a_compound_that_nobody_wrote_finds_its_parts():
    lesson("Vier", "Over communicatie schreef de gemeente een boek.")

    assert titles(search("gemeentecommunicatie"))[0] == "Vier"


def test_a_few_letters_at_the_end_make_no_compound():
    lesson("Een", "Het kwartaal was om.")
    lesson("Twee", "De taal was moeilijk.")

    assert titles(search("taal")) == ["Twee"]


@pytest.mark.parametrize("written", ["zij-instroom", "zijinstroom"])
@pytest.mark.parametrize("typed", ["zij-instroom", "zijinstroom", "zij instroom", "ZIJ-INSTROOM", "zij‑instroom"])
def test_together_apart_and_with_a_hyphen_are_the_same(written, typed):
    lesson("Een", f"Wij begonnen met {written} in het team.")
    lesson("Twee", "Zij kwamen later.")

    assert titles(search(typed)) == ["Een"]


@pytest.mark.parametrize("typed", ["vacature", "vacatures", "Vacature"])
@pytest.mark.parametrize("written", ["vacature", "vacatures"])
def test_inflections_find_each_other(typed, written):
    LessonFactory(title="Een", summary="Kort.", situation="", approach=f"<p>Over {written}.</p>", did_not_work="")

    assert titles(search(typed)) == ["Een"]


@pytest.mark.parametrize("typed", ["coördinator", "coordinator"])
def test_accents_do_not_matter(typed):
    lesson("Een", "De coördinator belde.")

    assert titles(search(typed)) == ["Een"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("arbeitsmarkt", "arbeidsmarkt"),
        ("onbording", "onboarding"),
        ("komunicatie", "communicatie"),
    ],
)
def test_a_misspelt_word_is_corrected_and_said(typed, meant):
    lesson("Een", f"Wij deden veel aan {meant} dit jaar.")

    found = search(typed)
    assert titles(found) == ["Een"]
    assert found.corrected == meant
    assert f"<mark>{meant}</mark>" in found.hits[0].snippet


def test_only_the_misspelt_word_is_corrected():
    lesson("Een", "De arbeidsmarkt in de regio.")

    assert search("krappe arbeitsmarkt").corrected == "krappe arbeidsmarkt"


@pytest.mark.parametrize("typed", ["2019", "a1b2", "kat"])
def test_numbers_and_short_words_are_what_they_are(typed):
    lesson("Een", "In 2018 was kaf geen koren, a1b3.")

    found = search(typed)
    assert (titles(found), found.corrected) == ([], "")


def test_a_word_that_is_written_is_not_corrected():
    lesson("Een", "De werver belde.")
    lesson("Twee", "De werker belde.")

    found = search("werver")
    assert (titles(found)[0], found.corrected) == ("Een", "")


def test_synonyms_work_both_ways_and_rank_after_the_word_itself():
    SynonymGroup.objects.create(words="onboarding\nlaten landen\ninwerken")
    lesson("Een", "Het inwerken duurde een week.")
    lesson("Twee", "Ons onboarding duurde een dag.")
    lesson("Drie", "Je moet mensen laten landen.")
    lesson("Vier", "Het vliegtuig kon niet landen, dus wij moesten het laten.")

    assert titles(search("onboarding")) == ["Twee", "Drie", "Een"]
    assert titles(search("laten landen"))[0] == "Drie"
    assert set(titles(search("inwerken"))) == {"Een", "Twee", "Drie"}


def test_synonyms_follow_every_change():
    lesson("Een", "Een pater noster in het gemeentehuis.")
    assert titles(search("liftje")) == []

    group = SynonymGroup.objects.create(words="liftje\npater noster")
    assert titles(search("liftje")) == ["Een"]
    group.delete()
    assert titles(search("liftje")) == []


def test_a_synonym_of_a_label_finds_what_has_the_label():
    theme = Theme.objects.create(name="Slim vervoer", slug="slim-vervoer", synonyms="smart mobility")
    lesson("Een", themes=[theme])
    lesson("Twee")

    assert titles(search("smart mobility")) == ["Een"]
    assert titles(search("mobility")) == ["Een"]


def test_a_phrase_is_found_as_it_stands():
    lesson("Een", "De rode loper lag uit.")
    lesson("Twee", "De loper was rode wijn.")

    assert titles(search('"rode loper"')) == ["Een"]
    assert set(titles(search("rode loper"))) == {"Een", "Twee"}


def test_a_word_with_a_minus_is_nowhere_in_what_is_found():
    theme = ThemeFactory(slug="techniek", name="Techniek")
    Theme.objects.filter(pk=theme.pk).update(synonyms="mbo-techniek")
    lesson("Een", "De monteur kwam van het mbo.", themes=[theme])
    lesson("Twee", "De monteur kwam van het hbo.", themes=[theme])
    lesson("Drie", "De monteurs hadden een bedrijf.")

    assert set(titles(search("monteur"))) == {"Een", "Twee", "Drie"}
    assert set(titles(search("monteur -mbo"))) == {"Twee", "Drie"}
    assert titles(search('monteur -"van het hbo" -bedrijf')) == ["Een"]
    assert set(titles(search("-mbo"))) == {"Twee", "Drie"}


def test_all_words_first_and_most_of_them_when_none_has_all():
    lesson("Een", "De brug kreeg storing.")
    lesson("Twee", "De brug werd gevierd.")

    assert titles(search("brug storing")) == ["Een"]
    found = search("brug paraplu")
    assert (set(titles(found)), found.is_relaxed) == ({"Een", "Twee"}, True)
    assert not search("brug storing").is_relaxed


def test_stop_words_do_not_count_unless_there_is_nothing_else():
    lesson("Een", "Een data-analist vonden wij nergens.")
    lesson("Twee", "Ik vind hoe dan ook iets.")

    assert titles(search("hoe vind ik een data-analist")) == ["Een"]


def test_title_before_text_and_text_before_label():
    theme = Theme.objects.create(name="Waterkunde", slug="waterkunde", synonyms="hydrologie")
    lesson("Onderaan", themes=[theme])
    lesson("Middenin", "Wij leerden hydrologie.")
    lesson("Hydrologie voor beginners")

    assert titles(search("hydrologie")) == ["Hydrologie voor beginners", "Middenin", "Onderaan"]


def test_a_rare_word_weighs_more_than_a_common_one():
    for number in range(6):
        lesson(f"Gewoon {number}", "De gemeente en de gemeente en de gemeente.")
    lesson("Bijzonder", "Een paraplu.")

    found = search("gemeente paraplu")
    assert found.is_relaxed
    assert titles(found)[0] == "Bijzonder"


def test_names_of_organisation_and_region_find_a_lesson():
    region = RegionFactory(slug="zeeland", name="Zeeland")
    organisation = OrganisationFactory(name="Waterschap Schorrenland", slug="schorrenland")
    lesson("Een", regions=[region])
    lesson("Twee", organisation=organisation)

    assert titles(search("zeeland")) == ["Een"]
    assert titles(search("schorrenland")) == ["Twee"]


def test_information_pages_are_found_beside_lessons(client):
    lesson("Een", "Onze toegankelijkheidsverklaring was kort.")

    found = search("toegankelijkheidsverklaring")
    assert set(counts(found, "soort")) == {"les", "informatie"}
    assert [hit.url for hit in search("toegankelijkheidsverklaring", soort="informatie").hits] == ["/toegankelijkheid/"]


def test_values_of_one_facet_widen_and_facets_together_narrow():
    water, data = ThemeFactory(slug="water"), ThemeFactory(slug="data")
    noord, zeeland = RegionFactory(slug="noord"), RegionFactory(slug="zeeland")
    lesson("A", "Een brug.", themes=[water], regions=[noord])
    lesson("B", "Een brug.", themes=[data], regions=[noord])
    lesson("C", "Een brug.", themes=[water, data], regions=[zeeland])
    lesson("D", "Geen.", themes=[water], regions=[noord])

    found = search("brug", regio="noord")
    assert set(titles(found)) == {"A", "B"}
    assert counts(found, "thema") == {"water": 1, "data": 1}
    assert counts(found, "regio") == {"noord": 2, "zeeland": 1}
    assert counts(found, "soort") == {"les": 2}
    both = find(user=None, asked=Asked("brug", {"thema": ("data", "water"), "regio": ("zeeland",)}))
    assert titles(both) == ["C"]
    assert [chip.query for chip in both.chips] == [
        "?q=brug&thema=data&regio=zeeland",
        "?q=brug&thema=water&regio=zeeland",
        "?q=brug&thema=data&thema=water",
    ] or {chip.name for chip in both.chips} == {"Water", "Data", "Zeeland"}


def test_choices_without_words_list_everything_with_them():
    water = ThemeFactory(slug="water")
    lesson("A", themes=[water])
    lesson("B")

    assert titles(search("", thema="water")) == ["A"]
    assert search("").count == 0


def test_twenty_on_a_page_and_the_last_page_after_the_end():
    for number in range(21):
        lesson(f"Les {number}", "paraplu")

    first = find(user=None, asked=Asked("paraplu"))
    second = find(user=None, asked=Asked("paraplu", page=2))
    assert (first.count, len(first.hits), len(second.hits)) == (21, 20, 1)
    assert not {hit.page.pk for hit in first.hits} & {hit.page.pk for hit in second.hits}
    assert len(find(user=None, asked=Asked("paraplu", page=99)).hits) == 1


def test_more_than_are_counted(monkeypatch):
    monkeypatch.setattr("cop.search.finding.MOST_COUNTED", 3)
    water, data = ThemeFactory(slug="water"), ThemeFactory(slug="data")
    for number in range(5):
        lesson(f"Les {number}", "paraplu", themes=[water])
    lesson("Ander", "paraplu", themes=[data])

    found = search("paraplu")
    assert (found.count, found.is_capped) == (3, True)
    # Which of them were counted does not decide what a choice finds.
    assert titles(search("paraplu", thema="data")) == ["Ander"]
    assert (search("paraplu", thema="water").count, search("paraplu", thema="data").is_capped) == (3, False)


def test_a_snippet_is_the_passage_with_the_words_and_harmless():
    long = "Veel woorden vooraf. " * 60
    lesson("Een <b>brug</b>", f"{long} Daar stond &lt;script&gt; naast de sluis en de brug. {long}")

    hit = search("sluis brug").hits[0]
    assert "<mark>sluis</mark>" in hit.snippet
    assert "<mark>brug</mark>" in hit.snippet
    assert "&lt;script&gt;" in hit.snippet
    assert "<script>" not in hit.snippet
    assert hit.title == "Een &lt;b&gt;<mark>brug</mark>&lt;/b&gt;"
    assert len(hit.snippet) < 400
    assert hit.snippet.startswith("… ")


def test_a_hit_says_what_it_is_and_from_where():
    region = RegionFactory(slug="zeeland", name="Zeeland")
    lesson("Paraplu", regions=[region], organisation=OrganisationFactory(name="Gemeente Eiland"), members_only=True)

    hit = search("paraplu", user=MemberFactory()).hits[0]
    assert (hit.kind, hit.url) == ("les", "/lessen/paraplu/")
    assert hit.meta[:3] == ["Werkte", "Gemeente Eiland", "Zeeland"]
    assert hit.meta[-1] == "Voor leden"


def test_the_list_of_lessons_finds_the_same(client):
    lesson("Een", "Onze arbeidsmarktcommunicatie was te duur.")
    lesson("Twee", "Niets.")

    for words in ("communicatie", "arbeitsmarktcommunicatie", '"te duur"', "duur -kort"):
        assert client.get("/lessen/", {"q": words}).context_data["listing"].count == 1
    assert client.get("/lessen/", {"q": "toegankelijkheidsverklaring"}).context_data["listing"].count == 0
