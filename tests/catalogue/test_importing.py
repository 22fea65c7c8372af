"""Filling the catalogue from a file."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cop.core.errors import DomainError
from cop.core.models import LearningForm, TargetGroup, Theme
from cop.notifications.models import Notification
from cop.notifications.services import follow
from cop.regions.models import Region
from knowledge.catalogue.models import ResourcePage
from knowledge.catalogue.services import import_resources
from tests.factories.catalogue import ResourceFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db

HEADER = "titel;link;aanbieder;samenvatting;leervorm;thema"
LINE = "Leren;https://leeraanbod.example/a;Leerplein;Zo leer je.;Lezen;Water"


@pytest.fixture(autouse=True)
def _labels(db):
    for model in (LearningForm, Theme, TargetGroup):
        model.objects.all().delete()
    LearningForm.objects.create(name="Lezen", slug="lezen", synonyms="boek\nhandreiking")
    LearningForm.objects.create(name="Hybride", slug="hybride")
    Theme.objects.create(name="Water", slug="water")
    TargetGroup.objects.create(name="Uit retail, horeca", slug="retail")
    Region.objects.create(name="Noord", slug="noord")


def load(*lines, header=HEADER, encoding="utf-8", **options):
    return import_resources(content="\r\n".join([header, *lines]).encode(encoding), **options)


def numbers(imported):
    return imported.new, imported.changed, imported.same, imported.left_alone, len(imported.bad)


def reasons(imported):
    return {line.number: line.reasons for line in imported.bad}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_every_way_a_spreadsheet_writes_it(encoding, separator):
    line = LINE.replace("Leerplein", "Vóórbeeld")
    load(line.replace(";", separator), header=HEADER.replace(";", separator), encoding=encoding)

    assert ResourcePage.objects.get().provider == "Vóórbeeld"


def test_all_columns_by_name_in_any_order():
    header = "Regio;Plaats;Einddatum;Startdatum;Doelgroep;Niveau;Taal;KOSTEN;Duur;Omschrijving;Soort;url;naam;Organisatie;Samenvatting;Leervormen;Thema's"
    cells = 'Noord;Zwolle|online;;31-01-2027|2027-03-01;Uit retail, horeca;gevorderd;Engels;€ 1.250,50;3 dagen;"Eerst.\n\nDan; <script>x</script>";materiaal;https://leeraanbod.example/b;Boeken;Leerplein;"Een ""goed"" boek.";boek, hybride;water'
    imported = load(cells, header=header)

    assert reasons(imported) == {}
    page = ResourcePage.objects.get()
    assert (page.title, page.kind, page.language, page.level) == ("Boeken", "material", "en", "advanced")
    assert (page.cost, page.price, page.duration_minutes) == (Decimal("1250.50"), "paid", 3 * 480)
    assert page.summary == 'Een "goed" boek.'
    assert page.description.startswith("<p>Eerst.</p><p>Dan;")
    assert "<script>" not in page.description
    assert {form.slug for form in page.learning_forms.all()} == {"lezen", "hybride"}
    assert [group.slug for group in page.target_groups.all()] == ["retail"]
    assert [(str(date.first_day), date.place) for date in page.dates.all()] == [
        ("2027-01-31", "Zwolle"),
        ("2027-03-01", "online"),
    ]
    assert (page.live, page.owner, page.link_key) == (True, None, "leeraanbod.example/b")
    assert numbers(load(cells, header=header)) == (0, 0, 1, 0, 0)


def test_the_same_file_twice_makes_no_doubles_and_a_changed_line_changes_one():
    other = LINE.replace("/a", "/b")
    assert numbers(load(LINE, other)) == (2, 0, 0, 0, 0)
    assert numbers(load(LINE, other)) == (0, 0, 2, 0, 0)
    again = LINE.replace("https://leeraanbod.example/a", "https://LEERAANBOD.example/a/?utm_source=mail#top")

    imported = load(again.replace("Zo leer je.", "Beter."), other)
    assert numbers(imported) == (0, 1, 1, 0, 0)
    assert {page.summary for page in ResourcePage.objects.live()} == {"Beter.", "Zo leer je."}
    assert ResourcePage.objects.count() == 2


def test_a_column_that_the_file_does_not_have_is_left_alone():
    load(f"{LINE};gratis;basis", header=f"{HEADER};kosten;niveau")
    load(f"{LINE};", header=f"{HEADER};kosten")

    page = ResourcePage.objects.get()
    assert (page.cost, page.price, page.level) == (None, "", "basic")


def test_every_bad_line_is_told_and_nothing_is_written():
    header = f"{HEADER};duur;kosten;startdatum;einddatum"
    imported = load(
        f"{LINE};lang;veel;morgen;",
        "",
        ";http://leeraanbod.example/x;Leerplein;Zo.;Klassikaal;Lucht;;;;",
        f"{LINE};;;;",
        f"{LINE.replace('/a', '/c')};2 dagen;10;2027-02-02;2027-02-01",
        f"{LINE.replace('/a', '/d')};2 dagen;10;;;te;veel",
        f"{LINE.replace('/a', '/goed')};2 dagen;10;;",
        header=header,
    )

    told = reasons(imported)
    assert list(told) == [2, 4, 5, 6, 7]
    assert [reason.partition(":")[0] for reason in told[2]] == ["duur", "kosten", "startdatum"]
    assert [reason.partition(":")[0] for reason in told[4]] == ["titel", "link", "leervorm", "thema"]
    assert "2" in told[5][0]
    assert ResourcePage.objects.count() == 0


def test_a_dry_run_counts_and_writes_nothing():
    imported = load(LINE, dry_run=True)

    assert numbers(imported) == (1, 0, 0, 0, 0)
    assert ResourcePage.objects.count() == 0
    assert Page.find_problems() == ([], [], [], [], [])


def test_what_an_editor_took_off_or_is_changing_is_not_touched():
    off = ResourceFactory(link="https://leeraanbod.example/a")
    off.unpublish()
    assert numbers(load(LINE)) == (0, 0, 0, 1, 0)
    assert ResourcePage.objects.live().count() == 0

    busy = ResourceFactory(link="https://leeraanbod.example/b", title="Bezig")
    busy.title = "Wordt anders"
    busy.save_revision()
    imported = load(LINE.replace("/a", "/b"), LINE.replace("/a", "/c"))
    assert list(reasons(imported)) == [2]
    assert ResourcePage.objects.count() == 2


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("titel;link", "aanbieder"),
        (f"{HEADER};prijsje", "prijsje"),
        (f"{HEADER};naam", "titel"),
        ("", "leeg"),
        ("x" * 200_000, "Regel 1"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_one_sentence(header, word):
    with pytest.raises(DomainError, match=word):
        load(header=header)


def test_what_looks_like_a_formula_is_text():
    load(LINE.replace("Leren", "=HYPERLINK(1)"))

    assert ResourcePage.objects.get().title == "=HYPERLINK(1)"


def test_hundreds_of_lines_send_no_notifications():
    member = MemberFactory()
    follow(member=member, subject=Theme.objects.get(slug="water"))
    load(LINE)

    assert Notification.objects.count() == 0


def test_the_command_shows_progress_and_fails_with_the_lines(tmp_path):
    good, bad = tmp_path / "goed.csv", tmp_path / "fout.csv"
    good.write_text(f"{HEADER}\n{LINE}\n", encoding="utf-8")
    bad.write_text(f"{HEADER}\n{LINE.replace('Lezen', 'Zwemmen')}\n", encoding="utf-8")
    said = StringIO()
    call_command("import_resources", good, dry_run=True, stdout=said)
    call_command("import_resources", good, stdout=said)

    assert "1 of 1" in said.getvalue()
    assert "1 new, 0 changed, 0 the same. Nothing was written: this was a dry run." in said.getvalue()
    with pytest.raises(CommandError, match="line 2: leervorm"):
        call_command("import_resources", bad, stdout=said)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_resources", tmp_path / "weg.csv", stdout=said)
