"""The workshops of the demo community and the files that the project makes for them."""

import io
import re
import zipfile
import zlib
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from odfdo import Document

from cop.publishing.file_checks import check_upload
from home.demo_loader.files import FOLDER, read, read_all
from scripts.demo_materials import making

FILES = FOLDER / "workshops" / "files"
WORKSHOPS = {told["slug"]: told for told in read_all("workshops")}
MINUTES = {"werven-in-schaarste": 240, "vacaturetekst-van-eisen-naar-verlangen": 90, "de-rode-loper": 120}
KINDS = {"slides", "handout", "participant_sheet", "invitation", "evaluation", "spreadsheet", "other"}
LARGEST, LARGEST_TOGETHER = 150_000, 1_500_000  # bytes
NAMES = sorted(path.name for path in FILES.iterdir())

every_workshop = pytest.mark.parametrize("told", WORKSHOPS.values(), ids=WORKSHOPS)
every_file = pytest.mark.parametrize("name", NAMES)


class Tags(HTMLParser):
    """Which tags a text has, and which stay open."""

    def __init__(self, text):
        super().__init__()
        self.seen, self.open = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        assert not attrs
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@every_workshop
def test_the_parts_add_up_to_what_is_promised(told):
    parts = told["parts"]

    assert sum(part["minutes"] for part in parts) == MINUTES[told["slug"]]
    assert all(part.get("shortest_minutes", part["minutes"]) <= part["minutes"] for part in parts)
    assert len({part["title"] for part in parts}) == len(parts)
    assert not parts[0].get("is_break")
    assert not parts[-1].get("is_break")
    # The end is never cut: a workshop without an agreement changes nothing.
    assert "shortest_minutes" not in parts[-1]


def test_the_half_day_has_nine_parts_and_each_longer_workshop_a_break():
    assert len(WORKSHOPS["werven-in-schaarste"]["parts"]) == 9
    for told in WORKSHOPS.values():
        breaks = [part for part in told["parts"] if part.get("is_break")]
        assert len(breaks) == (MINUTES[told["slug"]] > 90)


@every_workshop
def test_every_part_can_be_given_by_somebody_who_never_gave_it(told):
    for part in told["parts"]:
        assert part["aim"], part["title"]
        assert part["method"], part["title"]
        assert part["takeaway"], part["title"]
        if not part.get("is_break"):
            assert part["steps"].count("<li>") >= 3, part["title"]
            assert len(part["facilitator_notes"].split()) >= 60, part["title"]
            assert _minutes_of_steps(part) == part["minutes"], part["title"]


def _minutes_of_steps(part):
    return sum(int(minutes) for minutes in re.findall(r"\((\d+) min", part["steps"]))


@every_workshop
def test_texts_have_known_tags_that_close_and_do_not_shout(told):
    texts = [told["preparation"], *(part[key] for part in told["parts"] for key in ("steps", "facilitator_notes"))]
    for text in texts:
        tags = Tags(text)
        assert tags.seen <= {"p", "ul", "ol", "li", "strong", "em"}
        assert tags.open == []
    assert "!" not in "".join([*texts, told["invitation"], told["summary"], told["aim"], told["audience"]])
    assert "<" not in told["invitation"]


@every_workshop
def test_a_workshop_names_people_lessons_and_labels_that_exist(told):
    people = {person["email"]: person for person in read("people.toml")["member"]}
    regions = {region["slug"] for region in read("regions.toml")["region"]}
    organisations = {one["slug"]: one for one in read("regions.toml")["organisation"]}
    labels = read("../start/vocabularies.toml")

    assert people[told["author"]]["status"] == "admitted"
    assert set(told["related_lessons"]) <= {story["slug"] for story in read_all("lessons")}
    for key, kind in (("themes", "theme"), ("target_groups", "target_group"), ("phases", "phase")):
        assert set(told[key]) <= {label["slug"] for label in labels[kind]}
    assert 0 < told["group_min"] < told["group_max"]
    for row in told["given"]:
        assert row["region"] in regions
        assert organisations[people[row["by"]]["organisation"]]["region"] == row["region"]
        assert row["by"] != told["author"]


@every_workshop
def test_who_gave_it_tells_of_every_part(told):
    assert 2 <= len(told["given"]) <= 4
    for row in told["given"]:
        assert len(row["minutes"]) == len(told["parts"])
        left_out = [part for part, minutes in zip(told["parts"], row["minutes"], strict=True) if not minutes]
        assert all(part["shortest_minutes"] == 0 for part in left_out)
        assert told["group_min"] <= row["group_size"] <= told["group_max"]
        assert row["worked"]
        assert row["change"]


@every_workshop
def test_materials_are_files_that_belong_to_a_part_or_to_the_whole(told):
    parts = {part["title"] for part in told["parts"]} | {""}
    for material in told["materials"]:
        assert material["file"] in NAMES
        assert material["kind"] in KINDS
        assert material["part"] in parts
        assert material["description"]
    assert {"slides", "participant_sheet", "invitation", "evaluation"} <= {one["kind"] for one in told["materials"]}


def test_every_file_is_used_and_together_they_stay_small():
    assert {one["file"] for told in WORKSHOPS.values() for one in told["materials"]} == set(NAMES)
    assert sum((FILES / name).stat().st_size for name in NAMES) < LARGEST_TOGETHER


@every_file
def test_a_file_opens_and_may_be_added_to_a_page(name):
    content = (FILES / name).read_bytes()
    check_upload(SimpleUploadedFile(name, content))

    assert len(content) < LARGEST
    if name.endswith(".pdf"):
        objects = _objects(content)
        assert content.startswith(b"%PDF-1.7")
        assert b"/MarkInfo" in objects
        assert b"/Lang (nl)" in objects
        assert b"/StructTreeRoot" in objects
        assert b"/JavaScript" not in objects
        return
    document = Document(io.BytesIO(content))
    assert document.meta.language == "nl-NL"
    assert document.meta.title
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert {part.date_time for part in archive.infolist()} == {(2026, 11, 1, 0, 0, 0)}
        assert b"<office:scripts" not in archive.read("content.xml").replace(b"<office:scripts/>", b"")


def _objects(content):
    """What a PDF keeps in compressed streams, as far as it is no font or picture."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")


@pytest.mark.parametrize("source", sorted(making.SOURCES.glob("*.slides.md")), ids=lambda path: path.name)
def test_each_slide_fits_on_one_page(source):
    objects = _objects((FILES / source.name.replace(".slides.md", ".pdf")).read_bytes())

    assert len(re.findall(rb"/Type /Page\b", objects)) == source.read_text(encoding="utf-8").count("\n=== ")


@every_file
def test_an_office_text_has_a_head_and_a_spreadsheet_counts(name):
    if name.endswith(".odt"):
        body = Document(FILES / name).body
        assert body.get_headers()[0].get_attribute("text:outline-level") == "1"
    elif name.endswith(".ods"):
        cells = Document(FILES / name).body.get_elements("//table:table-cell[@table:formula]")
        assert len(cells) >= 10
        assert all(cell.get_attribute("table:formula").startswith("of:=") for cell in cells)


def test_the_sheet_on_tightness_shows_the_class_of_each_example():
    table = Document(FILES / "werven-in-schaarste-rekenblad-krapte.ods").body.tables[0]
    shown = [[cell.value for cell in row.cells] for row in table.rows[5:8]]

    assert [row[5] for row in shown] == ["krap", "in evenwicht", "ruim"]
    for row in shown:
        assert float(row[4]) == pytest.approx(float(row[2]) / float(row[3]))


@pytest.mark.parametrize(
    "source",
    [
        "werven-in-schaarste-gesprekskaarten.pdf.md",
        "rode-loper-belkaart.odt+pdf.md",
        "rode-loper-contactplanner.ods.toml",
    ],
)
def test_the_same_text_gives_the_same_bytes(source, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793523600")
    first = making.make_from(making.SOURCES / source)

    assert making.make_from(making.SOURCES / source) == first
    assert set(first) <= set(NAMES)
