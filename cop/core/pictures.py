"""A picture of the charting library, made fit to stand in a page: no style, script or inline style of its own.

Colours, letters and line widths come from the site's style sheet by class (`.picture`), so that a picture follows light,
dark and print. Each series gets a fill of its own as well, which tells them apart in grey: even, striped, dotted.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import pygal
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from pygal.style import Style

# The library leaves a finder of plug-ins behind, of an old kind: Python warns of it at every later import. We use none.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]

DROPPED = {"style", "script", "defs", "desc", "title", "a", "image", "use"}
TAGS = {"svg", "g", "path", "rect", "circle", "text", "tspan", "line", "polygon"}
ATTRIBUTES = {
    *("class", "d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "cx", "cy", "r", "rx", "ry", "points"),
    *("transform", "viewBox", "text-anchor"),
}
SCRIPTED = {"reactive", "tooltip-trigger", "activate-serie"}  # classes that only the library's own script reads
LONG_FRACTION = re.compile(r"(\d+\.\d)\d+")
BARS_WIDTH, AROUND = 460, 24  # units: of a chart of bars, and of what is above and below them
LETTER = 15  # units; site.css says the same of `.picture text`
SWATCH, LEGEND = 13, 30  # units: a square of the legend, and the height of its line
FILLS = ("", "stripes", "dots")  # of the first, second and third series; "" is even


def bars(kind: type[pygal.graph.graph.Graph], *, number: int, each: int, longest_name: int) -> pygal.graph.graph.Graph:
    """A chart of horizontal bars with their numbers in them, for `number` rows of `each` units.

    The library draws from the bottom up, so give it the last row first. A name has at most `longest_name` characters.
    """
    return kind(
        width=BARS_WIDTH,
        height=each * number + AROUND,
        disable_xml_declaration=True,
        js=[],
        style=Style(font_family="inherit", label_font_size=LETTER, value_font_size=LETTER),
        show_legend=False,
        show_x_labels=False,
        show_x_guides=False,
        print_values=True,
        formatter=lambda number: number_format(number) if number else "",
        truncate_label=longest_name,
        margin=8,
        spacing=10,
    )


def inline_svg(
    chart: pygal.graph.graph.Graph, *, name: str, title: str, description: str, legend: Sequence[str]
) -> SafeString:
    """`chart` as an element for a page, read out by its title and description.

    `name` is unique within the page; the picture's own identifiers start with it. `legend` says what the series are,
    over the whole width: the library's own legend has to fit under the bars.
    """
    chart.add_xml_filter(_without_extras)
    root = chart.render_tree()
    _left, _top, width, height = root.get("viewBox").split()
    drawing = format_html_join("", "{}", ((_as_html(child, name),) for child in root))
    return format_html(
        '<svg class="picture" role="img" viewBox="0 0 {} {}" aria-labelledby="{}-title {}-description">'
        '<title id="{}-title">{}</title><desc id="{}-description">{}</desc>{}{}{}</svg>',
        width,
        int(height) + LEGEND,
        *(name, name, name),
        title,
        name,
        description,
        _patterns(name),
        drawing,
        _legend(legend, name, int(width), int(height)),
    )


def _legend(words: Sequence[str], name: str, width: int, top: int) -> SafeString:
    """What each series is, side by side."""
    places = [(number, word, 8 + number * width // len(words)) for number, word in enumerate(words)]
    return format_html_join(
        "",
        '<g class="legend"><rect class="color-{}"{} x="{}" y="{}" width="{}" height="{}"></rect>'
        '<text x="{}" y="{}">{}</text></g>',
        (
            (
                number,
                _filled(FILLS[number % len(FILLS)], name),
                x,
                top + 7,
                SWATCH,
                SWATCH,
                x + SWATCH + 6,
                top + 19,
                word,
            )
            for number, word, x in places
        ),
    )


def _filled(fill: str, name: str) -> SafeString | str:
    return format_html(' fill="url(#{}-{})"', name, fill) if fill else ""


def _without_extras(root: Any) -> Any:
    """The library's filter: takes out what a page under a strict policy may not have, and bars of nothing."""
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child) in DROPPED or _local(child) not in TAGS or _is_nothing(child):
                parent.remove(child)
        for attribute in list(parent.attrib):
            if attribute not in ATTRIBUTES:
                del parent.attrib[attribute]
    return root


def _local(element: Any) -> str:
    """The tag without its namespace; "" for a comment, whose tag is no text."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_nothing(element: Any) -> bool:
    classes = (element.get("class") or "").split()
    if classes and classes[-1] in {"tooltip-overlay", "overlay"}:
        return True
    if _local(element) == "g" and not len(element):
        return True
    if _local(element) == "rect" and "rect" in classes:
        return not float(element.get("width") or 0)
    return _local(element) == "text" and "value" in classes and not (element.text or "").strip(" 0")


def _as_html(element: Any, name: str, fill: str = "") -> SafeString:
    """The element with its text and attributes escaped; only tags and attributes that are on the lists above."""
    classes = (element.get("class") or "").split()
    series = next((one for one in classes if one.startswith("color-")), None)
    if series is not None:
        fill = FILLS[int(series.removeprefix("color-")) % len(FILLS)]
    attributes = list(_attributes(element))
    if fill and _local(element) == "rect":
        attributes.append(("fill", f"url(#{name}-{fill})"))
    inside = format_html_join("", "{}", ((_as_html(child, name, fill),) for child in element))
    return format_html(
        "<{}{}>{}{}</{}>",
        _local(element),
        format_html_join("", ' {}="{}"', attributes),
        (element.text or "").strip(),
        inside,
        _local(element),
    )


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key == "class":
            value = " ".join(word for word in value.split() if word not in SCRIPTED)  # noqa: PLW2901
        if value:
            yield key, LONG_FRACTION.sub(r"\1", value)


def _patterns(name: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-stripes" class="picture__stripes" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="7" height="7"></rect><path d="M1.5 0v7"></path></pattern>'
        '<pattern id="{}-dots" class="picture__dots" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<rect width="7" height="7"></rect><circle cx="2" cy="2" r="1.3"></circle>'
        '<circle cx="5.5" cy="5.5" r="1.3"></circle></pattern></defs>',
        name,
        name,
    )
