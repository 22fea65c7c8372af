"""Pictures of the charting library, as they stand in a page."""

import re

import pygal
import pytest

from cop.core.pictures import ATTRIBUTES, TAGS, inline_svg
from knowledge.replications.pictures import MOST_BARS, RegionOutcomes, outcomes_by_region

NASTY = "<script>alert(1)</script>\" onload='x'"


def chart(label="Noord"):
    bars = pygal.HorizontalStackedBar(width=400, height=200, js=[], disable_xml_declaration=True, print_values=True)
    bars.x_labels = [label, "Zeeland"]
    bars.add("Een", [1, 0])
    bars.add("Twee", [2, 3])
    return bars


def test_nothing_that_a_strict_policy_stops():
    svg = inline_svg(chart(), name="p", title="Titel", description="In woorden", legend=["Een", "Twee"])

    assert re.findall(r"<(?:style|script|a|image|use|foreignObject)\b", svg) == []
    assert re.findall(r"\s(?:style|on\w+|xlink:href|href)=", svg) == []
    assert "pygal" not in svg.lower()
    assert set(re.findall(r"<([a-zA-Z]+)", svg)) <= TAGS | {"title", "desc", "defs", "pattern"}
    drawing = svg.partition("</defs>")[2]
    assert set(re.findall(r'\s([a-zA-Z-]+)="', drawing)) <= ATTRIBUTES | {"fill"}


def test_it_is_one_picture_with_a_name_and_words():
    svg = inline_svg(chart(), name="p", title="Titel", description="In woorden", legend=["Een", "Twee"])

    assert svg.startswith(
        '<svg class="picture" role="img" viewBox="0 0 400 230" aria-labelledby="p-title p-description">'
    )
    assert '<title id="p-title">Titel</title><desc id="p-description">In woorden</desc>' in svg
    assert svg.count("<title") == svg.count("<desc") == 1


@pytest.mark.parametrize("place", ["label", "title", "description", "legend"])
def test_words_stay_words(place):
    words = {"label": "Noord", "title": "Titel", "description": "In woorden", "legend": "Twee", place: NASTY}
    svg = inline_svg(
        chart(words["label"]),
        name="p",
        title=words["title"],
        description=words["description"],
        legend=["Een", words["legend"]],
    )

    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_each_series_differs_in_grey_too():
    svg = outcomes_by_region([RegionOutcomes("Noord", 1, 2, 3)], name="p", title="Titel")

    assert [svg.count(f"url(#p-{fill})") for fill in ("stripes", "dots")] == [2, 2]  # a bar and its place in the legend
    assert re.findall(r'class="value">(\d+)<', svg) == ["1", "2", "3"]


def test_bars_of_nothing_are_not_drawn():
    svg = outcomes_by_region([RegionOutcomes("Noord", 0, 0, 3)], name="p", title="Titel")

    assert len(re.findall(r'class="rect"', svg)) == 1
    assert re.findall(r'class="value">(\d+)<', svg) == ["3"]


def test_the_first_region_stands_on_top_and_the_smallest_are_left_out():
    rows = [RegionOutcomes(f"Regio {place}", 20 - place, 0, 0) for place in range(MOST_BARS + 2)]
    svg = outcomes_by_region(rows, name="p", title="Titel")
    drawn = re.findall(r'y="([\d.]+)">(Regio \d+)<', svg)

    assert [name for _y, name in sorted(drawn, key=lambda row: float(row[0]))] == [
        f"Regio {place}" for place in range(MOST_BARS)
    ]
